package org.flyte.runtime.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.UntypedType;
import org.jspecify.annotations.Nullable;

/** {@code Map} with keys that are no text, or with values of any type: STRUCT, all of it msgpack, in the map's own order where it has one. */
record PackedMapCodec(Codec key, Codec value) implements Codec {
    @Override
    public FlyteType type() {
        return UntypedType.map(key.type(), value.type());
    }

    @Override
    public String expected() {
        return "a map";
    }

    /** A map of literals too: other languages have a type for text keys only when all values are of one type. */
    @Override
    public Object readOwn(Literal literal) {
        if (key == TextCodec.TEXT && literal instanceof Literal.OfMap) {
            return new MapCodec(value).readOwn(literal);
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object map) {
        Packer packer = new Packer();
        pack(map, packer);
        return Literal.OfBinary.msgpack(packer.bytes());
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.MAP) {
            throw in.mismatch(expected());
        }
        int size = in.in().map();
        Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Object name = key(in);
            if (values.containsKey(name)) {
                throw new ValueException("has the key " + Steps.entry(name) + " twice");
            }
            values.put(name, Steps.unpackEntry(value, in, name));
        }
        return values;
    }

    private @Nullable Object key(Unpacker in) {
        try {
            return key.unpack(in);
        } catch (ValueException e) {
            throw new ValueException("has a key that" + e.getMessage(), e);
        }
    }

    @Override
    public void pack(@Nullable Object map, Packer out) {
        Map<?, ?> entries = (Map<?, ?>) Present.of(map);
        out.out().map(entries.size());
        out.enter();
        for (Map.Entry<?, ?> entry : MapOrder.of(entries)) {
            try {
                Steps.packPresent(key, entry.getKey(), out);
                Steps.packPresent(value, entry.getValue(), out);
            } catch (ValueException e) {
                throw e.within(Steps.entry(entry.getKey()));
            }
        }
        out.leave();
    }
}
