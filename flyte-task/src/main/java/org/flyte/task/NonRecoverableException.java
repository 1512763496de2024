package org.flyte.task;

import org.jspecify.annotations.Nullable;

/** Thrown by a task that would fail again: Flyte does not retry the attempt, whatever {@code retries} says. */
public class NonRecoverableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for whoever reads the run. */
    public NonRecoverableException(String message) {
        super(message);
    }

    /** With a message for whoever reads the run, and what led to it. */
    public NonRecoverableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** With what led to it, whose text becomes the message. */
    public NonRecoverableException(Throwable cause) {
        super(cause);
    }
}
