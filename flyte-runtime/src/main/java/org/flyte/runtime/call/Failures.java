package org.flyte.runtime.call;

import java.util.Set;
import org.flyte.runtime.actions.ChildResult;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.task.TaskAbortedException;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskFailedException.Kind;
import org.flyte.task.TaskOutOfMemoryException;
import org.flyte.task.TaskTimeoutException;

/** What a child that did not succeed throws in its parent. */
public final class Failures {
    /** The server's codes, and the names under which a Python parent passes such a failure on. */
    private static final Set<String> TIMEOUTS = Set.of(
            "QUEUED_TIMEOUT_EXCEEDED",
            "MAX_RUNTIME_EXCEEDED",
            "DEADLINE_EXCEEDED",
            "MaxQueuedTimeExceededError",
            "MaxRuntimeExceededError",
            "DeadlineExceededError",
            "TaskTimeoutError");

    private Failures() {}

    /**
     * Returns the exception.
     *
     * @param task the child's full name, for the message
     * @param action the child action's name
     */
    public static TaskFailedException of(ChildResult.Failed failed, String task, String action) {
        String code = code(failed.code());
        Kind kind = kind(failed.kind());
        String message = message(failed, code, task, action);
        if (failed.phase() == Phase.ABORTED) {
            return new TaskAbortedException(code, kind, action, message);
        }
        if (failed.phase() == Phase.TIMED_OUT || TIMEOUTS.contains(code)) {
            return new TaskTimeoutException(code, kind, action, message);
        }
        if (isOutOfMemory(code)) {
            return new TaskOutOfMemoryException(code, kind, action, message);
        }
        return new TaskFailedException(code, kind, action, message);
    }

    /** The server may put a word of its own before the task's, with a bar between. */
    private static String code(String code) {
        return code.substring(code.indexOf('|') + 1).strip();
    }

    /** {@code OOM} of the runtimes, {@code OOMKilled} of Kubernetes, {@code OOMError} of Python; not just any word with it. */
    private static boolean isOutOfMemory(String code) {
        return code.startsWith("OOM") || code.equals("OutOfMemoryError");
    }

    private static Kind kind(ChildResult.Kind kind) {
        return switch (kind) {
            case USER -> Kind.USER;
            case SYSTEM -> Kind.SYSTEM;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    private static String message(ChildResult.Failed failed, String code, String task, String action) {
        String end =
                switch (failed.phase()) {
                    case FAILED -> " failed: ";
                    case ABORTED -> " was aborted: ";
                    case TIMED_OUT -> " timed out: ";
                };
        String reason = failed.message().startsWith(code) ? failed.message() : code + ": " + failed.message();
        return "The child action " + action + " of " + task + end + reason;
    }
}
