package org.flyte.client.value;

import org.jspecify.annotations.Nullable;

/** Why a value fits none of several types: what was wrong furthest inside it tells most. */
final class Refusals {
    private final ValuePath path;
    private @Nullable ValueException deepest;

    Refusals(ValuePath path) {
        this.path = path;
    }

    void add(ValueException refusal) {
        if (deepest == null || tellsMore(refusal, deepest)) {
            deepest = refusal;
        }
    }

    /** Of the types that do not even have the value's properties none was meant. */
    private static boolean tellsMore(ValueException refusal, ValueException other) {
        return refusal.depth() > other.depth()
                || (refusal.depth() == other.depth() && other.isUnknownProperty() && !refusal.isUnknownProperty());
    }

    /** The refusal from inside the value, else one that names all forms. */
    ValueException best(String forms, String found) {
        ValueException inside = deepest;
        return inside != null && inside.depth() > path.depth() ? inside : new ValueException(path, forms, found);
    }
}
