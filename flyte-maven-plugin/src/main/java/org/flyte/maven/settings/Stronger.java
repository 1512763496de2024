package org.flyte.maven.settings;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays what was said by one over what was said by a weaker one. */
final class Stronger {
    private Stronger() {}

    static <T> @Nullable T of(@Nullable T strong, @Nullable T weak) {
        return strong != null ? strong : weak;
    }

    /** All entries of both, sorted, since Maven's merging keeps no order. */
    static <T> SortedMap<String, T> of(Map<String, T> strong, Map<String, T> weak) {
        SortedMap<String, T> merged = new TreeMap<>(weak);
        merged.putAll(strong);
        return merged;
    }
}
