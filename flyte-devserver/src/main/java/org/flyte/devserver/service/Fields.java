package org.flyte.devserver.service;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.flyte.devserver.http.RpcFailure;
import org.jspecify.annotations.Nullable;

/**
 * The fields by which rows may be filtered and sorted.
 *
 * @param named the fields; a value is a {@code String}, a {@code Long} or an {@code Instant}, or null
 * @param prefix of fields whose names go on freely, such as {@code labels.}; empty for none
 * @param prefixed gives such a field's value, by what follows the prefix
 */
record Fields<T>(
        Map<String, Function<T, @Nullable Object>> named,
        String prefix,
        BiFunction<T, String, @Nullable Object> prefixed) {

    static <T> Fields<T> of(Map<String, Function<T, @Nullable Object>> named) {
        return new Fields<>(named, "", (row, name) -> null);
    }

    @Nullable
    Object value(String field, T row) {
        require(field, "filter");
        Function<T, @Nullable Object> known = named.get(field);
        return known != null ? known.apply(row) : prefixed.apply(row, field.substring(prefix.length()));
    }

    /**
     * Refuses a field that does not exist.
     *
     * @throws RpcFailure when there is no such field
     */
    void require(String field, String purpose) {
        boolean isPrefixed = !prefix.isEmpty() && field.startsWith(prefix);
        if (!named.containsKey(field) && !isPrefixed) {
            throw RpcFailure.invalid("invalid " + purpose + " field: " + field);
        }
    }
}
