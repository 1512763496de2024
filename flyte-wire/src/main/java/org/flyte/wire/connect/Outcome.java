package org.flyte.wire.connect;

import org.jspecify.annotations.Nullable;

/** What came of one attempt: a response, or an error and whether another attempt makes sense. */
record Outcome<R>(
        @Nullable R response,
        @Nullable RpcError error,
        Repetition repetition,
        @Nullable Throwable cause) {
    enum Repetition {
        NEVER,
        WHEN_REPEATABLE,
        /** The request did not leave this machine. */
        ALWAYS
    }

    static <R> Outcome<R> of(R response) {
        return new Outcome<>(response, null, Repetition.NEVER, null);
    }

    static <R> Outcome<R> failed(RpcError error, Repetition repetition, @Nullable Throwable cause) {
        return new Outcome<>(null, error, repetition, cause);
    }

    boolean mayRepeat(Rpc<?, ?> rpc) {
        return repetition == Repetition.ALWAYS || (repetition == Repetition.WHEN_REPEATABLE && rpc.repeatable());
    }
}
