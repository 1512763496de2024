package org.flyte.wire.type;

import org.jspecify.annotations.Nullable;

/**
 * A value of which an interface tells no more than that it is msgpack: STRUCT without a schema, as a plain {@code dict} has it.
 *
 * @param key of a map that has no text keys or values of several types; null for any value
 * @param value null for any value, also of a map
 */
public record UntypedType(@Nullable FlyteType key, @Nullable FlyteType value) implements FlyteType {
    /** Any value. */
    public static final UntypedType ANY = new UntypedType(null, null);

    /** A map. */
    public static UntypedType map(FlyteType key, FlyteType value) {
        return new UntypedType(key, value);
    }

    @Override
    public String tag() {
        return "Typed Dict";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        Fields.struct(message);
        Fields.annotation(message);
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        if (key == null || value == null) {
            return JsonSchema.ANY;
        }
        return JsonSchema.ANY
                .with("type", "object")
                .withPart("additionalProperties", value.schema(scope))
                .withPart("propertyNames", key.schema(scope));
    }
}
