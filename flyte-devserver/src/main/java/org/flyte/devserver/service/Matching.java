package org.flyte.devserver.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.idl.common.Filter;
import org.jspecify.annotations.Nullable;

/** Compares the value of a field with the texts of a filter. */
final class Matching {
    private Matching() {}

    static boolean matches(Filter filter, @Nullable Object value) {
        List<String> texts = filter.getValuesList();
        return switch (filter.getFunction()) {
            case EXISTS -> value != null;
            case NOT_EXISTS -> value == null;
            case VALUE_IN -> texts.stream().anyMatch(text -> compare(value, parse(text, value)) == 0);
            case VALUE_NOT_IN -> texts.stream().noneMatch(text -> compare(value, parse(text, value)) == 0);
            default -> matches(filter.getFunction(), value, first(filter));
        };
    }

    private static boolean matches(Filter.Function function, @Nullable Object value, String text) {
        if (value == null) {
            return false;
        }
        return switch (function) {
            case EQUAL -> compare(value, parse(text, value)) == 0;
            case NOT_EQUAL -> compare(value, parse(text, value)) != 0;
            case GREATER_THAN -> compare(value, parse(text, value)) > 0;
            case GREATER_THAN_OR_EQUAL -> compare(value, parse(text, value)) >= 0;
            case LESS_THAN -> compare(value, parse(text, value)) < 0;
            case LESS_THAN_OR_EQUAL -> compare(value, parse(text, value)) <= 0;
            case CONTAINS -> value.toString().contains(text);
            case CONTAINS_CASE_INSENSITIVE ->
                value.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
            case ENDS_WITH -> value.toString().endsWith(text);
            case NOT_ENDS_WITH -> !value.toString().endsWith(text);
            default -> throw RpcFailure.invalid("unsupported filter function: " + function);
        };
    }

    /** Null comes first. */
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        return a.toString().compareTo(b.toString());
    }

    private static Object parse(String text, @Nullable Object like) {
        try {
            if (like instanceof Instant) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return like instanceof Long ? (Object) Long.valueOf(text) : text;
        } catch (NumberFormatException | DateTimeException e) {
            throw RpcFailure.invalid("invalid filter value: \"" + text + "\"");
        }
    }

    private static String first(Filter filter) {
        if (filter.getValuesCount() == 0) {
            throw RpcFailure.invalid("the filter on " + filter.getField() + " has no value");
        }
        return filter.getValues(0);
    }
}
