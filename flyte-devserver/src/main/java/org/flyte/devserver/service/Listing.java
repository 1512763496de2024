package org.flyte.devserver.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.idl.common.Filter;
import org.flyte.idl.common.ListRequest;
import org.flyte.idl.common.Sort;

/**
 * Filters, sorts and pages rows as the backend's list calls do: 50 rows unless asked otherwise, no more than 200, and a
 * token that is the offset of the next page.
 */
final class Listing<T> {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final Fields<T> fields;
    private final Sort newestFirst;

    Listing(Fields<T> fields) {
        this(fields, "created_at");
    }

    /** @param age the field by which the newest comes first when nothing else is asked for */
    Listing(Fields<T> fields, String age) {
        this.fields = fields;
        this.newestFirst = Sort.newBuilder()
                .setKey(age)
                .setDirection(Sort.Direction.DESCENDING)
                .build();
    }

    /**
     * One page.
     *
     * @param token empty on the last page
     * @param filteredTotal how many rows match on all pages
     */
    record Page<T>(List<T> rows, String token, int filteredTotal) {}

    Page<T> page(ListRequest request, List<T> all) {
        int limit = limit(request);
        int offset = offset(request.getToken());
        Comparator<T> order = order(request);
        List<T> rows = all.stream()
                .filter(row -> matches(request.getFiltersList(), row))
                .sorted(order)
                .toList();
        int from = Math.min(offset, rows.size());
        int to = Math.min(from + limit, rows.size());
        String token = to < rows.size() ? Integer.toString(offset + limit) : "";
        return new Page<>(rows.subList(from, to), token, rows.size());
    }

    boolean matches(List<Filter> filters, T row) {
        return filters.stream().allMatch(filter -> Matching.matches(filter, fields.value(filter.getField(), row)));
    }

    private Comparator<T> order(ListRequest request) {
        List<Sort> sorts = new ArrayList<>(request.getSortByFieldsList());
        if (sorts.isEmpty()
                && request.hasSortBy()
                && !request.getSortBy().getKey().isEmpty()) {
            sorts.add(request.getSortBy());
        }
        if (sorts.isEmpty()) {
            sorts.add(newestFirst);
        }
        return sorts.stream().map(this::order).reduce(Comparator::thenComparing).orElseThrow();
    }

    private Comparator<T> order(Sort sort) {
        fields.require(sort.getKey(), "sort");
        Comparator<T> ascending =
                (a, b) -> Matching.compare(fields.value(sort.getKey(), a), fields.value(sort.getKey(), b));
        return sort.getDirection() == Sort.Direction.ASCENDING ? ascending : ascending.reversed();
    }

    private static int limit(ListRequest request) {
        int limit = request.getLimit();
        if (limit < 0 || limit > MAX_LIMIT) {
            throw RpcFailure.invalid(
                    "invalid limit: " + Integer.toUnsignedString(limit) + " (exceeds maximum of " + MAX_LIMIT + ")");
        }
        return limit == 0 ? DEFAULT_LIMIT : limit;
    }

    private static int offset(String token) {
        try {
            int offset = token.isEmpty() ? 0 : Integer.parseInt(token);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw RpcFailure.invalid("invalid token: \"" + token + "\"");
        }
        throw RpcFailure.invalid("invalid token: \"" + token + "\"");
    }
}
