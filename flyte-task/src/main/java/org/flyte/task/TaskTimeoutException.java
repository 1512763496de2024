package org.flyte.task;

/** A child took longer than its timeout, running or waiting for a machine. */
public final class TaskTimeoutException extends TaskFailedException {
    private static final long serialVersionUID = 1L;

    /** With what the child left. */
    public TaskTimeoutException(String code, Kind kind, String action, String message) {
        super(code, kind, action, message);
    }
}
