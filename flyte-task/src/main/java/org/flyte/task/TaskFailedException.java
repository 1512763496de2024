package org.flyte.task;

/**
 * Thrown in a parent where a child action did not succeed. A child that ran out of memory, out of time or was aborted has a
 * subclass of its own.
 */
public class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the same child might succeed when it is tried again. */
    public enum Kind {
        /** The child's own retries are used up, but nothing says that it can never work. */
        RECOVERABLE,
        /** The child said that another attempt would fail as well. */
        NON_RECOVERABLE
    }

    private final String code;
    private final Kind kind;
    private final String action;

    /**
     * With what the child left.
     *
     * @param message for people; names the action
     */
    public TaskFailedException(String code, Kind kind, String action, String message) {
        super(message);
        this.code = code;
        this.kind = kind;
        this.action = action;
    }

    /** The code in the child's {@code error.pb}: the simple name of what a Java task threw, the class of a Python one. */
    public String code() {
        return code;
    }

    /** Whether another attempt could have made a difference. */
    public Kind kind() {
        return kind;
    }

    /** The child action's name within its run. */
    public String action() {
        return action;
    }
}
