package org.flyte.runtime.literal;

/** Bytes that are not the message they should be. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
