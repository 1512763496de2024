package org.flyte.client.value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.core.Literal;
import org.flyte.wire.msgpack.MsgpackReader;

/** Literals as trees of Java values, equal when the literals are equal but for the order of msgpack's keys. */
final class Canonical {
    private Canonical() {}

    static Object of(Literal literal) {
        return switch (literal.getValueCase()) {
            case COLLECTION ->
                literal.getCollection().getLiteralsList().stream()
                        .map(Canonical::of)
                        .toList();
            case MAP -> {
                Map<String, Object> map = new TreeMap<>();
                literal.getMap().getLiteralsMap().forEach((key, value) -> map.put(key, of(value)));
                yield map;
            }
            case SCALAR -> {
                if (literal.getScalar().hasUnion()) {
                    yield List.of(
                            literal.getScalar().getUnion().getType(),
                            of(literal.getScalar().getUnion().getValue()));
                }
                yield literal.getScalar().hasBinary()
                                && literal.getScalar().getBinary().getTag().equals("msgpack")
                        ? of(literal.getScalar().getBinary().getValue().toByteArray())
                        : literal;
            }
            default -> literal;
        };
    }

    static Object of(byte[] msgpack) {
        MsgpackReader reader = new MsgpackReader(msgpack);
        Object value = value(reader);
        reader.end();
        return value;
    }

    private static Object value(MsgpackReader in) {
        return switch (in.next()) {
            case NIL -> {
                in.nil();
                yield "nil";
            }
            case BOOLEAN -> in.bool();
            case INTEGER -> in.bigInteger();
            case FLOAT -> in.number();
            case TEXT -> "text " + in.text();
            case BYTES -> ByteBuffer.wrap(in.bytes());
            case LIST -> {
                List<Object> list = new ArrayList<>();
                for (int left = in.list(); left > 0; left--) {
                    list.add(value(in));
                }
                yield list;
            }
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int left = in.map(); left > 0; left--) {
                    map.put(value(in), value(in));
                }
                yield map;
            }
            case EXTENSION -> throw new AssertionError();
        };
    }
}
