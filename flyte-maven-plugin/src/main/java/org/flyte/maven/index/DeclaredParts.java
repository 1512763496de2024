package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the records and sealed interfaces in a task's types consist of, with type parameters resolved. */
final class DeclaredParts {
    private final Map<JavaType, Map<String, Part>> components = new HashMap<>();
    private final Map<JavaType, List<JavaType>> variants = new HashMap<>();

    void add(JavaType owner, List<RecordComponent> parts) {
        Map<String, Part> byName = new LinkedHashMap<>();
        parts.forEach(part -> byName.put(part.name(), new Part(part.javaType(), part.isRequired())));
        components.put(owner, byName);
    }

    /**
     * A component of a record.
     *
     * @param required whether each value has it
     */
    record Part(JavaType type, boolean required) {}

    void add(JavaType union, Collection<JavaType> records) {
        variants.put(union, new ArrayList<>(records));
    }

    /** A record's components by their names on the wire; empty for any other type. */
    Map<String, Part> components(JavaType type) {
        return components.getOrDefault(type.nullable(false), Map.of());
    }

    /** The records of a sealed interface; empty for any other type. */
    List<JavaType> variants(JavaType type) {
        return variants.getOrDefault(type.nullable(false), List.of());
    }
}
