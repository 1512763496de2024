package org.flyte.testing;

import org.jspecify.annotations.Nullable;

/** A call that fails on Flyte though the method itself may be fine: a value that Flyte cannot carry, a type it does not know. */
public final class InvalidTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTaskException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
