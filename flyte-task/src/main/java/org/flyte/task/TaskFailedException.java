package org.flyte.task;

/**
 * Thrown in a parent where a child action did not succeed. A child that ran out of memory, out of time or was aborted has a
 * subclass of its own.
 */
public class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it was, as the backend says. */
    public enum Kind {
        /** The task's own code, its inputs or its settings. */
        USER,
        /** The machine, the storage or the backend. */
        SYSTEM,
        /** Nobody said. */
        UNKNOWN
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

    /** Whose fault it was. */
    public Kind kind() {
        return kind;
    }

    /** The child action's name within its run. */
    public String action() {
        return action;
    }
}
