package org.flyte.runtime.codec;

import org.flyte.wire.msgpack.MsgpackException;
import org.jspecify.annotations.Nullable;

/** The steps from a value to a part of it, taken so that what is wrong with the part is said with its place. */
final class Steps {
    private Steps() {}

    static @Nullable Object unpackItem(Codec codec, Unpacker in, int index) {
        try {
            return codec.unpack(in);
        } catch (ValueException e) {
            throw e.within(item(index));
        } catch (MsgpackException e) {
            throw ValueException.malformed(e).within(item(index));
        }
    }

    static @Nullable Object unpackEntry(Codec codec, Unpacker in, @Nullable Object key) {
        try {
            return codec.unpack(in);
        } catch (ValueException e) {
            throw e.within(entry(key));
        } catch (MsgpackException e) {
            throw ValueException.malformed(e).within(entry(key));
        }
    }

    static @Nullable Object unpackPart(Codec codec, Unpacker in, String name) {
        try {
            return codec.unpack(in);
        } catch (ValueException e) {
            throw e.within("." + name);
        } catch (MsgpackException e) {
            throw ValueException.malformed(e).within("." + name);
        }
    }

    /** Packs a value that comes from user code. */
    static void packPresent(Codec codec, @Nullable Object value, Packer out) {
        if (value == null && !codec.takesNull()) {
            throw ValueException.isNull();
        }
        try {
            codec.pack(value, out);
        } catch (ClassCastException e) {
            throw ValueException.wrongClass(value);
        }
    }

    static String item(int index) {
        return "[" + index + "]";
    }

    static String entry(@Nullable Object key) {
        return key instanceof String text ? "[\"" + text + "\"]" : "[" + key + "]";
    }
}
