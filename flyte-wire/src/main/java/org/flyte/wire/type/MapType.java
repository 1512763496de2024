package org.flyte.wire.type;

/** A map from text to values of one type. */
public record MapType(FlyteType value) implements FlyteType {
    @Override
    public String tag() {
        return "Typed Dict";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        message.bytes(Fields.MAP_VALUE_TYPE, value.toByteArray());
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        return UntypedType.map(ScalarType.STRING, value).schema(scope);
    }
}
