package org.flyte.runtime.actions;

/** What became of a child. */
public sealed interface ChildResult {
    /**
     * The child did its work.
     *
     * @param outputs the content of {@code outputs.pb}; empty for a task without outputs
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and up to 10 MiB.
    record Succeeded(byte[] outputs) implements ChildResult {}

    /**
     * The child ended otherwise, or its start or its result did not get through.
     *
     * @param code never empty
     */
    record Failed(Phase phase, String code, String message, Kind kind) implements ChildResult {}

    /** How a child ended that did not succeed. */
    enum Phase {
        FAILED,
        ABORTED,
        TIMED_OUT
    }

    /** Whose fault it was, as the backend says. */
    enum Kind {
        UNKNOWN,
        USER,
        SYSTEM
    }
}
