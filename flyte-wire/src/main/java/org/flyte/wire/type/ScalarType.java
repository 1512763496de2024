package org.flyte.wire.type;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of single values. */
public enum ScalarType implements FlyteType {
    NONE(0, "none", Map.of("type", "null")),
    INTEGER(1, "int", Map.of("type", "integer")),
    FLOAT(2, "float", Map.of("type", "number")),
    STRING(3, "str", Map.of("type", "string")),
    BOOLEAN(4, "bool", Map.of("type", "boolean")),
    DATETIME(5, "datetime", Map.of("type", "string", "format", "date-time")),
    /** A day, which is midnight in UTC on the wire. */
    DATE(5, "date", Map.of("type", "string", "format", "date")),
    DURATION(6, "timedelta", Map.of("type", "number", "format", "time-delta")),
    /** Bytes. Python has no type of its own for them and pickles what is outside of a dataclass. */
    BINARY(7, "bytes", Map.of("type", "string", "format", "base64"));

    private final int number;
    private final String tag;

    @SuppressWarnings("ImmutableEnumChecker") // Made by Map.of.
    private final Map<String, @Nullable Object> schema;

    ScalarType(int number, String tag, Map<String, @Nullable Object> schema) {
        this.number = number;
        this.tag = tag;
        this.schema = schema;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        message.varint(Fields.SIMPLE, number);
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        return new JsonSchema(schema);
    }
}
