package org.flyte.wire.type;

import java.util.List;

/** One of several names. */
public record EnumType(List<String> names) implements FlyteType {
    public EnumType {
        names = List.copyOf(names);
    }

    @Override
    public String tag() {
        return "DefaultEnumTransformer";
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        WireWriter values = new WireWriter();
        names.forEach(name -> values.text(1, name));
        message.message(Fields.ENUM_TYPE, values);
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        return JsonSchema.ANY.with("enum", names);
    }
}
