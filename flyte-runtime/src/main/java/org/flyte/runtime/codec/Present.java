package org.flyte.runtime.codec;

import org.jspecify.annotations.Nullable;

/** A value that is there. */
final class Present {
    private Present() {}

    static Object of(@Nullable Object value) {
        if (value == null) {
            throw ValueException.isNull();
        }
        return value;
    }
}
