package org.flyte.runtime.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads literals; the variant of a union and what this runtime has no use for are passed over. */
final class LiteralReader {
    private static final Literal NOTHING = new Literal.Foreign("a literal without a value");

    private LiteralReader() {}

    static Literal read(WireReader message) {
        Literal literal = NOTHING;
        String hash = null;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> literal = scalar(message.message());
                case 2 -> literal = new Literal.OfList(list(message.message()));
                case 3 -> literal = new Literal.OfMap(map(message.message()));
                case 4 -> hash = message.text();
                case 8 -> literal = new Literal.Foreign("an offloaded value");
                default -> {}
            }
        }
        // Of other values the hash is not needed: it is made anew of what the value is.
        return hash != null && literal instanceof Literal.OfBlob blob ? blob.withHash(hash) : literal;
    }

    private static Literal scalar(WireReader message) {
        Literal scalar = NOTHING;
        while (message.next()) {
            scalar = switch (message.field()) {
                case 1 -> primitive(message.message());
                case 2 -> Blob.read(message.message());
                case 3 -> new Literal.Foreign("a binary value");
                case 5 -> new Literal.OfNone();
                case 6 -> new Literal.Foreign("an error");
                case 7 -> new Literal.Foreign("a struct");
                case 8 -> new Literal.Foreign("a structured dataset");
                case 9 -> union(message.message());
                default -> scalar;
            };
        }
        return scalar;
    }

    private static Literal primitive(WireReader message) {
        Literal primitive = NOTHING;
        while (message.next()) {
            primitive = switch (message.field()) {
                case 1 -> new Literal.OfInteger(message.varint());
                case 2 -> new Literal.OfFloat(message.fixed64());
                case 3 -> new Literal.OfText(message.text());
                case 4 -> new Literal.OfBoolean(message.varint() != 0);
                case 5 -> datetime(message.message());
                case 6 -> duration(message.message());
                default -> primitive;
            };
        }
        return primitive;
    }

    /** A reader decides by its own type, so the value alone counts. */
    private static Literal union(WireReader message) {
        Literal value = NOTHING;
        while (message.next()) {
            if (message.field() == 1) {
                value = read(message.message());
            }
        }
        return value;
    }

    private static Literal datetime(WireReader message) {
        long[] time = secondsAndNanos(message);
        return new Literal.OfDatetime(time[0], (int) time[1]);
    }

    private static Literal duration(WireReader message) {
        long[] time = secondsAndNanos(message);
        return new Literal.OfDuration(time[0], (int) time[1]);
    }

    private static long[] secondsAndNanos(WireReader message) {
        long[] time = new long[2];
        while (message.next()) {
            if (message.field() <= 2) {
                time[message.field() - 1] = message.varint();
            }
        }
        return time;
    }

    private static List<Literal> list(WireReader message) {
        List<Literal> values = new ArrayList<>();
        while (message.next()) {
            if (message.field() == 1) {
                values.add(read(message.message()));
            }
        }
        return values;
    }

    private static Map<String, Literal> map(WireReader message) {
        Map<String, Literal> values = new LinkedHashMap<>();
        while (message.next()) {
            if (message.field() == 1) {
                NamedLiteral entry = NamedLiteral.read(message.message());
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }
}
