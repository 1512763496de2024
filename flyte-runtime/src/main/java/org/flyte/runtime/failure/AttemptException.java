package org.flyte.runtime.failure;

import org.jspecify.annotations.Nullable;

/** An attempt that cannot go on, for a reason that the runtime itself knows. The message is for people and complete. */
public final class AttemptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    /** With the reason in words. */
    public AttemptException(FailureCode code, String message) {
        this(code, message, null);
    }

    /** With the reason in words and what led to it. */
    public AttemptException(FailureCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What sort of failure this is. */
    public FailureCode code() {
        return code;
    }
}
