package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.UntypedType;
import org.jspecify.annotations.Nullable;

/**
 * {@code Object}: STRUCT, any value that msgpack has. It comes back as msgpack tells it, whatever it was: null, {@code Boolean}, {@code Long},
 * {@code Double}, {@code String}, {@code byte[]}, {@code List} or {@code Map}.
 */
enum UntypedCodec implements Codec {
    ANY;

    @Override
    public FlyteType type() {
        return UntypedType.ANY;
    }

    @Override
    public String expected() {
        return "any value";
    }

    @Override
    public boolean takesNull() {
        return true;
    }

    @Override
    public @Nullable Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfInteger integer) {
            return integer.value();
        }
        if (literal instanceof Literal.OfFloat number) {
            return number.value();
        }
        if (literal instanceof Literal.OfText text) {
            return text.value();
        }
        if (literal instanceof Literal.OfBoolean truth) {
            return truth.value();
        }
        if (literal instanceof Literal.OfNone) {
            return null;
        }
        if (literal instanceof Literal.OfList) {
            return new ListCodec(this, null).readOwn(literal);
        }
        if (literal instanceof Literal.OfMap) {
            return new MapCodec(this).readOwn(literal);
        }
        throw ValueException.mismatch("a value without a type of its own", literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        Packer packer = new Packer();
        pack(value, packer);
        return Literal.OfBinary.msgpack(packer.bytes());
    }

    @Override
    public @Nullable Object unpack(Unpacker in) {
        return switch (in.next()) {
            case NIL -> {
                in.in().nil();
                yield null;
            }
            case BOOLEAN -> in.in().bool();
            case INTEGER -> in.in().integer();
            case FLOAT -> in.in().number();
            case TEXT -> in.in().text();
            case BYTES -> in.in().bytes();
            case LIST -> list(in);
            case MAP -> map(in);
            case EXTENSION -> throw in.mismatch(expected());
        };
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        if (value == null) {
            out.out().nil();
        } else if (value instanceof String) {
            TextCodec.TEXT.pack(value, out);
        } else if (value instanceof Boolean truth) {
            out.out().bool(truth);
        } else if (value instanceof Double || value instanceof Float) {
            out.out().number(((Number) value).doubleValue());
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            out.out().integer(((Number) value).longValue());
        } else if (value instanceof byte[] bytes) {
            out.out().bytes(bytes);
        } else if (value instanceof List) {
            new ListCodec(this, null).pack(value, out);
        } else if (value instanceof Map) {
            new PackedMapCodec(this, this).pack(value, out);
        } else {
            throw new ValueException("is a " + value.getClass().getName()
                    + ", which an untyped value cannot hold: it is null, a boolean, an integer, a float, a text, byte[],"
                    + " a list or a map. Convert it, or declare its type");
        }
    }

    private List<@Nullable Object> list(Unpacker in) {
        int size = in.in().list();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(Steps.unpackItem(this, in, i));
        }
        return values;
    }

    private Map<@Nullable Object, @Nullable Object> map(Unpacker in) {
        int size = in.in().map();
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = unpack(in);
            if (values.containsKey(key)) {
                throw new ValueException("has the key " + Steps.entry(key) + " twice");
            }
            values.put(key, Steps.unpackEntry(this, in, key));
        }
        return values;
    }
}
