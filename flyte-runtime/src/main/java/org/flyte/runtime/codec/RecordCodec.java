package org.flyte.runtime.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.Component;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.RecordType;
import org.jspecify.annotations.Nullable;

/** A record: STRUCT, as a Python dataclass with the same fields. Its components are msgpack, by name, in their order. */
public final class RecordCodec implements Codec {
    private final Class<?> declared;
    private final Constructor<?> constructor;
    private final RecordType type;
    private RecordPart[] parts = {};

    /** Of a record that may have itself inside: its parts are {@linkplain #define told} when they are known. */
    RecordCodec(Class<?> declared, Constructor<?> constructor) {
        this.declared = declared;
        this.constructor = constructor;
        this.type = new RecordType(declared.getName(), declared.getSimpleName(), new Components());
    }

    /** No lambda: the first of a process costs a container 20 ms. */
    private final class Components implements Supplier<List<Component>> {
        @Override
        public List<Component> get() {
            List<Component> components = new ArrayList<>();
            for (RecordPart part : parts) {
                components.add(part.component());
            }
            return components;
        }
    }

    void define(List<RecordPart> components) {
        parts = components.toArray(new RecordPart[0]);
    }

    List<RecordPart> parts() {
        return List.of(parts);
    }

    Class<?> declared() {
        return declared;
    }

    /** Whether the maps of two records look the same. */
    boolean isLike(RecordCodec other) {
        Set<String> names = componentTypes().keySet();
        return names.equals(other.componentTypes().keySet())
                && (names.isEmpty() || type.shape().equals(other.type.shape()));
    }

    @Override
    public FlyteType type() {
        return type;
    }

    /** The components' types by name, for a record each of whose components is an output. */
    public Map<String, FlyteType> componentTypes() {
        Map<String, FlyteType> types = new LinkedHashMap<>();
        for (RecordPart part : parts) {
            types.put(part.name(), part.codec().type());
        }
        return types;
    }

    @Override
    public String expected() {
        return "a map with the components of " + declared.getSimpleName();
    }

    @Override
    public Object readOwn(Literal literal) {
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        Packer packer = new Packer();
        pack(value, packer);
        return Literal.OfBinary.msgpack(packer.bytes());
    }

    /** Each component as a literal of its own. */
    public Map<String, Literal> writeParts(Object value) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        for (RecordPart part : parts) {
            try {
                literals.put(part.name(), Codec.writePresent(part.codec(), part.get(value)));
            } catch (ValueException e) {
                throw e.within("." + part.name());
            }
        }
        return literals;
    }

    /** Makes the record of what {@link #writeParts} gave. */
    public Object readParts(Map<String, Literal> literals) {
        @Nullable Object[] values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Literal literal = literals.get(parts[i].name());
            try {
                values[i] =
                        literal == null ? parts[i].missing() : parts[i].codec().read(literal);
            } catch (ValueException e) {
                throw literal == null ? e : e.within("." + parts[i].name());
            }
        }
        return make(values);
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.MAP) {
            throw in.mismatch(expected());
        }
        int size = in.in().map();
        @Nullable Object[] values = new @Nullable Object[parts.length];
        boolean[] seen = new boolean[parts.length];
        int likely = 0;
        for (int i = 0; i < size; i++) {
            int part = part(in, likely);
            if (part < 0) {
                in.in().skip();
                continue;
            }
            if (seen[part]) {
                throw new ValueException("has the key " + Steps.entry(parts[part].name()) + " twice");
            }
            seen[part] = true;
            values[part] = Steps.unpackPart(parts[part].codec(), in, parts[part].name());
            likely = part + 1;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!seen[i]) {
                values[i] = parts[i].missing();
            }
        }
        return make(values);
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        Object record = Present.of(value);
        out.out().map(parts.length);
        out.enter();
        for (RecordPart part : parts) {
            out.out().packed(part.packedName());
            try {
                Steps.packPresent(part.codec(), part.get(record), out);
            } catch (ValueException e) {
                throw e.within("." + part.name());
            }
        }
        out.leave();
    }

    /** The part of the next key, which is mostly the one after the last; -1 for none. */
    private int part(Unpacker in, int likely) {
        if (likely < parts.length && in.in().skipIf(parts[likely].packedName())) {
            return likely;
        }
        if (in.next() != MsgpackKind.TEXT) {
            throw in.mismatch("a map whose keys are texts");
        }
        String key = in.in().text();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].name().equals(key)) {
                return i;
            }
        }
        Warnings.unknownKey(declared, key);
        return -1;
    }

    private Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ValueException(
                    "is refused by the constructor of " + declared.getSimpleName() + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new ValueException("cannot be made: " + e.getMessage(), e);
        }
    }
}
