package org.flyte.wire.type;

/** A list. */
public record ListType(FlyteType element) implements FlyteType {
    @Override
    public String tag() {
        return "Typed List";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        message.bytes(Fields.COLLECTION_TYPE, element.toByteArray());
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        return JsonSchema.ANY.with("type", "array").withPart("items", element.schema(scope));
    }
}
