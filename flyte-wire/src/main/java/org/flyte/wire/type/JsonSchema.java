package org.flyte.wire.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of JSON schema (draft 2020-12) as a tree of JSON. Immutable. */
public record JsonSchema(Map<String, @Nullable Object> keywords) {
    /** What admits any value. */
    static final JsonSchema ANY = new JsonSchema(Map.of());

    public JsonSchema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    boolean isAny() {
        return keywords.isEmpty();
    }

    JsonSchema with(String keyword, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new JsonSchema(more);
    }

    /** Leaves the keyword out where the piece admits any value, as the Python SDK does. */
    JsonSchema withPart(String keyword, JsonSchema part) {
        return part.isAny() ? this : with(keyword, part.keywords());
    }
}
