package org.flyte.wire.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of one outermost record while it is made. A record inside another stands where it is used; one inside itself stands below {@code $defs} and is
 * referred to, where it was found recursive for the first time: that is how the Python SDK's library does it (observed), and the hash of an interface depends on it.
 */
public final class SchemaScope {
    private static final String REFERENCE = "#/$defs/";

    private final Set<String> open = new HashSet<>();
    private final Set<String> recursive = new HashSet<>();
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private SchemaScope() {}

    /** The whole schema of a type. */
    static JsonSchema of(FlyteType type) {
        SchemaScope scope = new SchemaScope();
        JsonSchema schema = type.schema(scope);
        return scope.definitions.isEmpty() ? schema : schema.with("$defs", scope.definitions);
    }

    JsonSchema record(RecordType type) {
        if (!open.add(type.className())) {
            recursive.add(type.title());
            return reference(type);
        }
        JsonSchema schema = object(type);
        open.remove(type.className());
        if (recursive.contains(type.title()) && !definitions.containsKey(type.title())) {
            definitions.put(type.title(), schema.keywords());
            return reference(type);
        }
        return schema;
    }

    private static JsonSchema reference(RecordType type) {
        return JsonSchema.ANY.with("$ref", REFERENCE + type.title());
    }

    private JsonSchema object(RecordType type) {
        Map<String, Object> properties = new HashMap<>();
        List<String> required = new ArrayList<>();
        for (Component component : type.components()) {
            JsonSchema schema = component.type().schema(this);
            @Nullable Default value = component.defaultValue();
            properties.put(component.name(), (value == null ? schema : value.in(schema)).keywords());
            if (value == null) {
                required.add(component.name());
            }
        }
        JsonSchema schema = JsonSchema.ANY
                .with("type", "object")
                .with("title", type.title())
                .with("additionalProperties", false);
        schema = properties.isEmpty() ? schema : schema.with("properties", properties);
        return required.isEmpty() ? schema : schema.with("required", required);
    }
}
