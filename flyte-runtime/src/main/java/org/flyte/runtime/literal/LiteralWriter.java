package org.flyte.runtime.literal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.flyte.wire.type.WireWriter;

/** Writes literals byte for byte as the Python SDK does. */
final class LiteralWriter {
    private LiteralWriter() {}

    static WireWriter write(Literal literal) {
        WireWriter message = new WireWriter();
        if (literal instanceof Literal.OfList list) {
            WireWriter collection = new WireWriter();
            for (Literal value : list.values()) {
                collection.message(1, write(value));
            }
            return message.message(2, collection);
        }
        if (literal instanceof Literal.OfMap map) {
            return message.message(3, map(map.values()));
        }
        message.message(1, scalar(literal));
        if (literal instanceof Literal.OfBlob blob && blob.hash() != null) {
            message.text(4, blob.hash());
        }
        return message;
    }

    private static WireWriter scalar(Literal literal) {
        WireWriter scalar = new WireWriter();
        if (literal instanceof Literal.OfNone) {
            return scalar.message(5, new WireWriter());
        }
        if (literal instanceof Literal.OfUnion union) {
            WireWriter message = new WireWriter();
            message.message(1, write(union.value()));
            message.bytes(2, union.variant());
            return scalar.message(9, message);
        }
        if (literal instanceof Literal.OfBlob blob) {
            return scalar.message(2, Blob.write(blob));
        }
        if (literal instanceof Literal.OfBinary binary) {
            return scalar.message(3, new WireWriter().bytes(1, binary.value()).text(2, binary.tag()));
        }
        return scalar.message(1, primitive(literal));
    }

    private static WireWriter primitive(Literal literal) {
        WireWriter primitive = new WireWriter();
        if (literal instanceof Literal.OfInteger integer) {
            return primitive.varint(1, integer.value());
        }
        if (literal instanceof Literal.OfFloat number) {
            return primitive.fixed64(2, number.value());
        }
        if (literal instanceof Literal.OfText text) {
            return primitive.text(3, text.value());
        }
        if (literal instanceof Literal.OfBoolean truth) {
            return primitive.varint(4, truth.value() ? 1 : 0);
        }
        if (literal instanceof Literal.OfDatetime time) {
            return primitive.message(5, secondsAndNanos(time.seconds(), time.nanos()));
        }
        if (literal instanceof Literal.OfDuration duration) {
            return primitive.message(6, secondsAndNanos(duration.seconds(), duration.nanos()));
        }
        throw new IllegalArgumentException("Cannot write " + literal.describe());
    }

    private static WireWriter secondsAndNanos(long seconds, int nanos) {
        WireWriter message = new WireWriter();
        if (seconds != 0) {
            message.varint(1, seconds);
        }
        if (nanos != 0) {
            message.varint(2, nanos);
        }
        return message;
    }

    private static WireWriter map(Map<String, Literal> values) {
        WireWriter map = new WireWriter();
        List<String> keys = new ArrayList<>(values.keySet());
        keys.sort(KeyOrder.AS_PYTHON);
        for (String key : keys) {
            Literal value = values.get(key);
            if (value != null) {
                map.message(1, new WireWriter().text(1, key).message(2, write(value)));
            }
        }
        return map;
    }

    /** Unsigned UTF-8 bytes, the longer key first when one is the other's prefix: the order that hashes are taken in. */
    private enum KeyOrder implements Comparator<String> {
        AS_PYTHON;

        @Override
        public int compare(String one, String other) {
            byte[] a = one.getBytes(StandardCharsets.UTF_8);
            byte[] b = other.getBytes(StandardCharsets.UTF_8);
            int difference = Arrays.mismatch(a, b);
            if (difference < 0) {
                return 0;
            }
            if (difference == a.length || difference == b.length) {
                return b.length - a.length;
            }
            return Byte.compareUnsigned(a[difference], b[difference]);
        }
    }
}
