package org.flyte.runtime.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code Map} with text keys. The map that a task gets is its own to change; Flyte keeps no order of keys. */
record MapCodec(Codec value) implements Codec {
    @Override
    public LiteralType type() {
        return value.type().map();
    }

    @Override
    public String tag() {
        return "Typed Dict";
    }

    @Override
    public Object read(Literal literal) {
        if (!(literal instanceof Literal.OfMap map)) {
            throw ValueException.mismatch("a map", literal);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Literal> entry : map.values().entrySet()) {
            try {
                values.put(entry.getKey(), value.read(entry.getValue()));
            } catch (ValueException e) {
                throw e.within(step(entry.getKey()));
            }
        }
        return values;
    }

    @Override
    public Literal write(Object map) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new ValueException("has the key " + entry.getKey() + ", which is no text");
            }
            try {
                literals.put(TextCodec.valid(key), Codec.writePresent(value, entry.getValue()));
            } catch (ValueException e) {
                throw e.within(step(key));
            }
        }
        return new Literal.OfMap(literals);
    }

    private static String step(String key) {
        return "[\"" + key + "\"]";
    }
}
