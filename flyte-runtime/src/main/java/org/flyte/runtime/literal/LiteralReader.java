package org.flyte.runtime.literal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads literals; what this runtime has no use for is passed over. */
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
                case 8 -> literal = offloaded(message.message());
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
                case 3 -> binary(message.message());
                case 5 -> new Literal.OfNone();
                case 6 -> new Literal.Foreign("an error");
                case 7 -> Literal.OfBinary.msgpack(StructReader.msgpack(message.message()));
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

    private static Literal binary(WireReader message) {
        byte[] value = {};
        String tag = "";
        while (message.next()) {
            switch (message.field()) {
                case 1 -> value = message.bytes();
                case 2 -> tag = message.text();
                default -> {}
            }
        }
        return new Literal.OfBinary(value, tag);
    }

    private static Literal offloaded(WireReader message) {
        String uri = "";
        while (message.next()) {
            if (message.field() == 1) {
                uri = message.text();
            }
        }
        return new Literal.OfOffloaded(uri);
    }

    private static Literal union(WireReader message) {
        Literal value = NOTHING;
        byte[] variant = {};
        while (message.next()) {
            switch (message.field()) {
                case 1 -> value = read(message.message());
                case 2 -> variant = message.bytes();
                default -> {}
            }
        }
        return new Literal.OfUnion(value, variant);
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
