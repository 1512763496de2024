package org.flyte.client.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the JSON schema of a type, which is a protobuf Struct: without an order of keys, and with doubles for all numbers. */
final class SchemaReader {
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> REFERENCE_FIELDS = Set.of("path", "name", "format", "hash");

    private final boolean pydantic;

    private SchemaReader(boolean pydantic) {
        this.pydantic = pydantic;
    }

    /**
     * @param pydantic whether times and durations are written as Pydantic does, and not as Python's dataclasses are
     */
    static Schema read(Struct metadata, boolean pydantic) {
        SchemaReader reader = new SchemaReader(pydantic);
        Map<String, Shape> named = new HashMap<>();
        metadata.getFieldsOrDefault("$defs", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap()
                .forEach((name, definition) -> named.put(name, reader.shape(definition)));
        Shape root = reader.shape(metadata);
        named.put("", root);
        return new Schema(root, named);
    }

    private Shape shape(Value schema) {
        // "true" is the schema of anything.
        return schema.hasStructValue() ? shape(schema.getStructValue()) : new Shape.Anything();
    }

    private Shape shape(Struct schema) {
        Map<String, Value> keywords = schema.getFieldsMap();
        Value reference = keywords.get("$ref");
        if (reference != null) {
            String target = reference.getStringValue();
            return new Shape.Named(
                    target.startsWith(DEFINITIONS)
                            ? target.substring(DEFINITIONS.length())
                            : target.equals("#") ? "" : target);
        }
        for (String any : List.of("anyOf", "oneOf", "allOf")) {
            if (keywords.containsKey(any)) {
                List<Shape> shapes =
                        items(schema, any).stream().map(this::shape).toList();
                return shapes.size() == 1 ? shapes.get(0) : new Shape.OneOf(shapes);
            }
        }
        if (keywords.containsKey("enum")) {
            return choice(items(schema, "enum"));
        }
        Value only = keywords.get("const");
        if (only != null) {
            return choice(List.of(only));
        }
        Value type = keywords.getOrDefault("type", Value.getDefaultInstance());
        if (type.hasListValue()) {
            return new Shape.OneOf(type.getListValue().getValuesList().stream()
                    .map(one -> typed(schema, one.getStringValue()))
                    .toList());
        }
        return typed(schema, type.getStringValue());
    }

    private Shape typed(Struct schema, String type) {
        return switch (type) {
            case "null" -> Shape.Scalar.NOTHING;
            case "integer" -> Shape.Scalar.INTEGER;
            case "number" -> text(schema, "format").equals("time-delta") ? Shape.Scalar.SECONDS : Shape.Scalar.NUMBER;
            case "boolean" -> Shape.Scalar.BOOLEAN;
            case "string" -> text(text(schema, "format"));
            case "array" ->
                new Shape.Items(
                        items(schema, "prefixItems").stream().map(this::shape).toList(), part(schema, "items"));
            case "object" -> object(schema);
            default -> schema.containsFields("properties") ? object(schema) : new Shape.Anything();
        };
    }

    private Shape text(String format) {
        return switch (format) {
            case "base64" -> Shape.Scalar.BYTES;
            case "date-time" -> pydantic ? Shape.Scalar.ZULU_TIME : Shape.Scalar.TIME;
            case "date" -> Shape.Scalar.DAY;
            case "time" -> Shape.Scalar.TIME_OF_DAY;
            case "duration" -> Shape.Scalar.DURATION_TEXT;
            default -> Shape.Scalar.TEXT;
        };
    }

    private Shape object(Struct schema) {
        Value others = schema.getFieldsOrDefault("additionalProperties", Value.getDefaultInstance());
        Map<String, Value> properties = schema.getFieldsOrDefault("properties", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap();
        boolean closed = others.hasBoolValue() && !others.getBoolValue();
        if (properties.isEmpty() && !closed && text(schema, "title").isEmpty()) {
            Shape keys = schema.containsFields("propertyNames") ? part(schema, "propertyNames") : Shape.Scalar.TEXT;
            return new Shape.Table(keys, shape(others));
        }
        Set<String> required = new LinkedHashSet<>();
        items(schema, "required").forEach(name -> required.add(name.getStringValue()));
        // The schema has lost the order of declaration, but for what is required.
        Set<String> names = new LinkedHashSet<>(required);
        names.retainAll(properties.keySet());
        names.addAll(new TreeSet<>(properties.keySet()));
        Map<String, Shape.Property> ordered = new LinkedHashMap<>();
        for (String name : names) {
            Value property = properties.getOrDefault(name, Value.getDefaultInstance());
            ordered.put(name, new Shape.Property(shape(property), required.contains(name), standard(property)));
        }
        boolean open = others.hasStructValue() || others.getBoolValue();
        return reference(schema, new Shape.Fields(ordered, open ? shape(others) : null));
    }

    private static Shape reference(Struct schema, Shape.Fields fields) {
        String title = text(schema, "title");
        String kind = text(schema, "x-flyte-type");
        boolean folder = title.equals("Dir") || kind.equals("dir");
        boolean file = title.equals("File") || kind.equals("file");
        return (file || folder) && fields.properties().keySet().equals(REFERENCE_FIELDS)
                ? new Shape.Reference(folder, fields)
                : fields;
    }

    private static @Nullable JsonElement standard(Value property) {
        Value value = property.getStructValue().getFieldsMap().get("default");
        return value == null ? null : ExactJson.of(value);
    }

    private Shape part(Struct schema, String keyword) {
        return shape(schema.getFieldsOrDefault(keyword, Value.getDefaultInstance()));
    }

    private static Shape choice(List<Value> values) {
        List<JsonPrimitive> choices = new ArrayList<>();
        boolean nothing = false;
        for (Value value : values) {
            if (ExactJson.of(value) instanceof JsonPrimitive primitive) {
                choices.add(primitive);
            } else {
                nothing = true;
            }
        }
        Shape choice = new Shape.Choice(choices);
        return nothing ? new Shape.OneOf(List.of(choice, Shape.Scalar.NOTHING)) : choice;
    }

    private static String text(Struct schema, String keyword) {
        return schema.getFieldsOrDefault(keyword, Value.getDefaultInstance()).getStringValue();
    }

    private static List<Value> items(Struct schema, String keyword) {
        return schema.getFieldsOrDefault(keyword, Value.getDefaultInstance())
                .getListValue()
                .getValuesList();
    }
}
