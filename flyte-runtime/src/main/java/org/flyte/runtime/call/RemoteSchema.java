package org.flyte.runtime.call;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the JSON schemas of two records: that of who writes a value, and that of who reads it. Only what cannot go well is refused. */
final class RemoteSchema {
    private static final String REFERENCE = "#/$defs/";
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private final Struct reader;
    private final Struct writer;
    /** Pairs that are being compared, since records may have themselves inside. */
    private final Set<List<Struct>> open = new HashSet<>();

    private RemoteSchema(Struct reader, Struct writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** What is wrong, after the value's name: {@code .price is text where a number is read}; null for nothing. A type without a schema takes all. */
    static @Nullable String misfit(Struct reader, Struct writer) {
        return new RemoteSchema(reader, writer).misfit(reader, writer, "");
    }

    static String title(Struct schema) {
        Struct record = resolved(schema, schema);
        return text(record, "title");
    }

    private @Nullable String misfit(Struct readerPart, Struct writerPart, String path) {
        Struct read = resolved(readerPart, reader);
        Struct written = resolved(writerPart, writer);
        if (read.getFieldsCount() == 0 || written.getFieldsCount() == 0 || !open.add(List.of(read, written))) {
            return null;
        }
        String misfit = alternatives(read, written, path);
        open.remove(List.of(read, written));
        return misfit;
    }

    private @Nullable String alternatives(Struct read, Struct written, String path) {
        if (written.containsFields("anyOf")) {
            for (Struct one : structs(written, "anyOf")) {
                String misfit = misfit(read, one, path);
                if (misfit != null) {
                    return misfit;
                }
            }
            return null;
        }
        if (read.containsFields("anyOf")) {
            String first = null;
            for (Struct one : structs(read, "anyOf")) {
                String misfit = misfit(one, written, path);
                if (misfit == null) {
                    return null;
                }
                first = first == null ? misfit : first;
            }
            return first;
        }
        String kind = kind(written);
        String expected = kind(read);
        if (!expected.isEmpty() && !kind.isEmpty() && !takes(read, expected, kind)) {
            return path + " is of the type " + kind + " where " + expected + " is read";
        }
        if (read.containsFields("enum") && written.containsFields("enum")) {
            return names(read, written, path);
        }
        return kind.equals("array")
                ? misfit(struct(read, "items"), struct(written, "items"), path + "[]")
                : object(read, written, path);
    }

    private static boolean takes(Struct read, String expected, String kind) {
        return expected.equals(kind)
                || (expected.equals("number") && kind.equals("integer"))
                || (NUMBERS.contains(kind) && text(read, "format").equals("duration"));
    }

    private static @Nullable String names(Struct read, Struct written, String path) {
        List<Value> known = read.getFieldsOrThrow("enum").getListValue().getValuesList();
        for (Value name : written.getFieldsOrThrow("enum").getListValue().getValuesList()) {
            if (!known.contains(name)) {
                return path + " may be " + name.getStringValue() + ", which is none of the names that are read";
            }
        }
        return null;
    }

    private @Nullable String object(Struct read, Struct written, String path) {
        Map<String, Value> readers = struct(read, "properties").getFieldsMap();
        Map<String, Value> writers = struct(written, "properties").getFieldsMap();
        if (readers.isEmpty() || writers.isEmpty()) {
            return misfit(struct(read, "additionalProperties"), struct(written, "additionalProperties"), path + "[…]");
        }
        for (Value name : read.getFieldsOrDefault("required", Value.getDefaultInstance())
                .getListValue()
                .getValuesList()) {
            if (!writers.containsKey(name.getStringValue())) {
                return path + " has no " + name.getStringValue() + ", which is needed";
            }
        }
        for (Map.Entry<String, Value> property : readers.entrySet()) {
            Value value = writers.get(property.getKey());
            String misfit = value == null
                    ? null
                    : misfit(
                            property.getValue().getStructValue(),
                            value.getStructValue(),
                            path + "." + property.getKey());
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    /** An enum that says no type is one of texts. */
    private static String kind(Struct schema) {
        String type = text(schema, "type");
        return type.isEmpty() && schema.containsFields("enum") ? "string" : type;
    }

    private static Struct resolved(Struct schema, Struct whole) {
        String reference = text(schema, "$ref");
        return reference.startsWith(REFERENCE)
                ? struct(struct(whole, "$defs"), reference.substring(REFERENCE.length()))
                : schema;
    }

    private static Struct struct(Struct schema, String keyword) {
        return schema.getFieldsOrDefault(keyword, Value.getDefaultInstance()).getStructValue();
    }

    private static String text(Struct schema, String keyword) {
        return schema.getFieldsOrDefault(keyword, Value.getDefaultInstance()).getStringValue();
    }

    private static List<Struct> structs(Struct schema, String keyword) {
        List<Struct> structs = new ArrayList<>();
        schema.getFieldsOrThrow(keyword)
                .getListValue()
                .getValuesList()
                .forEach(value -> structs.add(value.getStructValue()));
        return structs;
    }
}
