package org.flyte.runtime.literal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches the values that lie in objects of their own. */
public final class OffloadedLiterals {
    /** An object that only names another, and so on, is a fault. */
    private static final int LONGEST_CHAIN = 3;

    private final Source source;

    /** Takes objects from a source. */
    public OffloadedLiterals(Source source) {
        this.source = source;
    }

    /** Where objects come from. */
    public interface Source {
        /** Reads a whole object, or fails where it is too large to hold. */
        byte[] get(String uri) throws IOException;
    }

    /**
     * Returns the inputs with all values in place.
     *
     * @throws IOException where an object cannot be had
     * @throws WireException where an object holds no literal
     */
    public Map<String, Literal> resolve(Map<String, Literal> literals) throws IOException {
        Map<String, Literal> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, Literal> entry : literals.entrySet()) {
            resolved.put(entry.getKey(), resolve(entry.getValue()));
        }
        return resolved;
    }

    /** As for a map, for one value. */
    public Literal resolve(Literal literal) throws IOException {
        if (!hasOffloaded(literal)) {
            return literal;
        }
        if (literal instanceof Literal.OfList list) {
            List<Literal> values = new ArrayList<>(list.values().size());
            for (Literal value : list.values()) {
                values.add(resolve(value));
            }
            return new Literal.OfList(values);
        }
        if (literal instanceof Literal.OfMap map) {
            return new Literal.OfMap(resolve(map.values()));
        }
        if (literal instanceof Literal.OfUnion union) {
            return new Literal.OfUnion(resolve(union.value()), union.variant());
        }
        return fetched(literal);
    }

    private static boolean hasOffloaded(Literal literal) {
        if (literal instanceof Literal.OfList list) {
            return anyOffloaded(list.values());
        }
        if (literal instanceof Literal.OfMap map) {
            return anyOffloaded(map.values().values());
        }
        return literal instanceof Literal.OfUnion union
                ? hasOffloaded(union.value())
                : literal instanceof Literal.OfOffloaded;
    }

    private static boolean anyOffloaded(Iterable<Literal> literals) {
        for (Literal literal : literals) {
            if (hasOffloaded(literal)) {
                return true;
            }
        }
        return false;
    }

    private Literal fetched(Literal literal) throws IOException {
        Literal found = literal;
        for (int i = 0; i < LONGEST_CHAIN && found instanceof Literal.OfOffloaded offloaded; i++) {
            found = LiteralReader.read(new WireReader(source.get(offloaded.uri())));
        }
        if (hasOffloaded(found)) {
            throw new IOException("An offloaded value holds offloaded values again: " + found.describe());
        }
        return found;
    }
}
