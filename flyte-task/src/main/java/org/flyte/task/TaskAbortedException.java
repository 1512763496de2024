package org.flyte.task;

/** A child was aborted: by a person, with its run, or because its future was cancelled. */
public final class TaskAbortedException extends TaskFailedException {
    private static final long serialVersionUID = 1L;

    /** With what the child left. */
    public TaskAbortedException(String code, Kind kind, String action, String message) {
        super(code, kind, action, message);
    }
}
