package org.flyte.task;

/** A child needed more memory than it has; {@code Flyte.options().memory(…)} gives it more. */
public final class TaskOutOfMemoryException extends TaskFailedException {
    private static final long serialVersionUID = 1L;

    /** With what the child left. */
    public TaskOutOfMemoryException(String code, Kind kind, String action, String message) {
        super(code, kind, action, message);
    }
}
