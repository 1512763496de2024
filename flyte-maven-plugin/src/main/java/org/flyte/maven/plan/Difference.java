package org.flyte.maven.plan;

import org.jspecify.annotations.Nullable;

/**
 * A field of a task that would change.
 *
 * @param field in the configuration's words where it has some: {@code resources.memory.request}
 * @param from the value that is registered; null where there is none
 * @param to the value that would be registered; null where there is none
 */
public record Difference(
        String field, @Nullable String from, @Nullable String to) {
    /** The difference as a person reads it. */
    public String text() {
        return field + ": " + word(from) + " → " + word(to);
    }

    private static String word(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
