package org.flyte.runtime.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.MapType;
import org.jspecify.annotations.Nullable;

/** {@code Map} with text keys. The map that a task gets is its own to change; outside of records Flyte keeps no order of keys. */
record MapCodec(Codec value) implements Codec {
    @Override
    public FlyteType type() {
        return new MapType(value.type());
    }

    @Override
    public String expected() {
        return "a map";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (!(literal instanceof Literal.OfMap map)) {
            throw ValueException.mismatch(expected(), literal);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Literal> entry : map.values().entrySet()) {
            try {
                values.put(entry.getKey(), value.read(entry.getValue()));
            } catch (ValueException e) {
                throw e.within(Steps.entry(entry.getKey()));
            }
        }
        return values;
    }

    @Override
    public Literal write(@Nullable Object map) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) Present.of(map)).entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new ValueException("has the key " + entry.getKey() + ", which is no text");
            }
            try {
                literals.put(TextCodec.valid(key), Codec.writePresent(value, entry.getValue()));
            } catch (ValueException e) {
                throw e.within(Steps.entry(key));
            }
        }
        return new Literal.OfMap(literals);
    }

    @Override
    public Object unpack(Unpacker in) {
        return packed().unpack(in);
    }

    @Override
    public void pack(@Nullable Object map, Packer out) {
        packed().pack(map, out);
    }

    private PackedMapCodec packed() {
        return new PackedMapCodec(TextCodec.TEXT, value);
    }
}
