package org.flyte.runtime.codec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.flyte.wire.msgpack.MsgpackReader;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.type.Component;
import org.flyte.wire.type.Default;
import org.jspecify.annotations.Nullable;

/** A component of a record with the means to read and write it. */
final class RecordPart {
    private final String name;
    private final byte[] packedName;
    private final Codec codec;
    private final Method accessor;
    private final @Nullable Default defaultValue;

    /**
     * @param name its key on the wire
     * @param defaultValue null for a component that each value must have
     */
    RecordPart(String name, Codec codec, Method accessor, @Nullable Default defaultValue) {
        this.name = name;
        this.packedName = new MsgpackWriter().text(name).toBytes();
        this.codec = codec;
        this.accessor = accessor;
        this.defaultValue = defaultValue;
    }

    String name() {
        return name;
    }

    /** The key as it stands in msgpack. */
    byte[] packedName() {
        return packedName;
    }

    Codec codec() {
        return codec;
    }

    Component component() {
        return new Component(name, codec.type(), defaultValue);
    }

    @Nullable
    Object get(Object record) {
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            throw new ValueException("cannot be had, its accessor throws " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new ValueException("cannot be had: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw ValueException.wrongClass(record);
        }
    }

    /** What the component is where a value has no such key; made anew each time, since a list may be changed. */
    @Nullable
    Object missing() {
        if (defaultValue == null) {
            throw new ValueException("has no " + name + ", which has no default");
        }
        if (defaultValue.shown() && defaultValue.json() == null) {
            return codec.absent();
        }
        return codec.unpack(new Unpacker(new MsgpackReader(DefaultValues.packed(codec.type(), defaultValue))));
    }
}
