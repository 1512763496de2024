package org.flyte.wire.type;

import java.util.List;
import java.util.Map;

/** A file or a folder of an object store. In records it is a map of its path, name, format and hash. */
public enum BlobType implements FlyteType {
    FILE(0, "File", "A file reference with an optional format type."),
    DIRECTORY(1, "Dir", "A directory reference with an optional format type.");

    private final int dimensionality;
    private final String tag;
    private final String description;

    BlobType(int dimensionality, String tag, String description) {
        this.dimensionality = dimensionality;
        this.tag = tag;
        this.description = description;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public void write(WireWriter message, boolean tagged) {
        WireWriter blob = new WireWriter();
        message.message(Fields.BLOB, dimensionality == 0 ? blob : blob.varint(2, dimensionality));
        Fields.tag(message, this, tagged);
    }

    @Override
    public JsonSchema schema(SchemaScope scope) {
        Map<String, Object> text = Map.of("type", "string");
        JsonSchema optional = JsonSchema.ANY
                .with("anyOf", List.of(text, Map.of("type", "null")))
                .with("default", null);
        return JsonSchema.ANY
                .with("type", "object")
                .with("title", tag)
                .with("description", description)
                .with("required", List.of("path"))
                .with(
                        "properties",
                        Map.of(
                                "path",
                                Map.of("type", "string", "title", "Path"),
                                "name",
                                optional.with("title", "Name").keywords(),
                                "format",
                                Map.of("type", "string", "title", "Format", "default", ""),
                                "hash",
                                optional.with("title", "Hash").keywords()));
    }
}
