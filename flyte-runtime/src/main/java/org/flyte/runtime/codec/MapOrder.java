package org.flyte.runtime.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * In which order the entries of a map are written: its own where it has one. That of {@code Map.of}, and of a hash map with
 * enums for keys, is another in each JVM; equal values would then be other bytes, and cached results not be found.
 */
final class MapOrder {
    private static final Class<?> IMMUTABLE = Map.of().getClass();

    private MapOrder() {}

    static Collection<? extends Map.Entry<?, ?>> of(Map<?, ?> map) {
        Class<?> type = map.getClass();
        boolean ordered = type != HashMap.class && type != ConcurrentHashMap.class && type != IMMUTABLE;
        if (ordered || map.size() < 2) {
            return map.entrySet();
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        Class<?> keys = type(entries.get(0).getKey());
        for (Map.Entry<?, ?> entry : entries) {
            if (keys == null || !keys.equals(type(entry.getKey()))) {
                return entries;
            }
        }
        entries.sort(new ByKey());
        return entries;
    }

    /** No lambda: the first of a process costs a container 20 ms. */
    private static final class ByKey implements Comparator<Map.Entry<?, ?>> {
        @Override
        public int compare(Map.Entry<?, ?> one, Map.Entry<?, ?> other) {
            return comparable(one.getKey()).compareTo(comparable(other.getKey()));
        }
    }

    /** Null: it cannot be compared with others. */
    private static @Nullable Class<?> type(@Nullable Object key) {
        if (key instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        return key instanceof Comparable ? key.getClass() : null;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object key) {
        return (Comparable<Object>) (key instanceof Enum<?> constant ? constant.name() : key);
    }
}
