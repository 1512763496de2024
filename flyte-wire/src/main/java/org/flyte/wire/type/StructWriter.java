package org.flyte.wire.type;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.wire.spec.KeyOrder;
import org.jspecify.annotations.Nullable;

/** Writes trees of JSON as {@code google.protobuf.Struct}, keys in the order of the Python SDK's protobuf. */
final class StructWriter {
    private static final int ENTRY = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private StructWriter() {}

    /** @param object texts, numbers, booleans, nulls, lists and maps with text keys */
    static WireWriter struct(Map<?, ?> object) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(KeyOrder.LONGER_FIRST);
        object.forEach((key, value) -> sorted.put((String) key, value));
        WireWriter message = new WireWriter();
        sorted.forEach((key, value) ->
                message.message(ENTRY, new WireWriter().text(KEY, key).message(VALUE, value(value))));
        return message;
    }

    private static WireWriter value(@Nullable Object json) {
        WireWriter value = new WireWriter();
        if (json == null) {
            return value.varint(1, 0);
        }
        if (json instanceof Number number) {
            return value.fixed64(2, number.doubleValue());
        }
        if (json instanceof String text) {
            return value.text(3, text);
        }
        if (json instanceof Boolean truth) {
            return value.varint(4, truth ? 1 : 0);
        }
        if (json instanceof Map<?, ?> object) {
            return value.message(5, struct(object));
        }
        WireWriter list = new WireWriter();
        ((List<?>) json).forEach(element -> list.message(1, value(element)));
        return value.message(6, list);
    }
}
