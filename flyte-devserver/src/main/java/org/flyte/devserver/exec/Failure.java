package org.flyte.devserver.exec;

import org.flyte.idl.core.ExecutionError;
import org.flyte.idl.workflow.ErrorInfo;

/**
 * Why an attempt failed.
 *
 * @param code what kind of error; a waiting parent sees it, a client of RunService does not
 * @param message for people
 * @param retryable whether one of the task's retries may be spent on it
 */
record Failure(String code, String message, ErrorInfo.Kind kind, boolean retryable) {
    /** The longest message with which a real backend can end an action. */
    static final int MAX_MESSAGE = 32768;

    private static final String KILLED = "Interrupted";

    /** A failure whose message begins with its code, since nothing else would tell a client. */
    static Failure user(String code, String cause) {
        return new Failure(code, code + ": " + cause, ErrorInfo.Kind.KIND_USER, true);
    }

    static Failure permanent(String code, String message, ErrorInfo.Kind kind) {
        return new Failure(code, message, kind, false);
    }

    /** What a real backend looks at four times and then gives up; retries are not spent on it. */
    static Failure unreadable(String cause) {
        String code = "MaxSystemFailuresExceeded";
        return permanent(code, code + ": " + cause, ErrorInfo.Kind.KIND_SYSTEM);
    }

    /** What a real backend would never end: relaunched, or left RUNNING, until somebody aborts it. */
    static Failure endless(String code, String cause, String rule) {
        return permanent(
                code,
                cause + " On a real backend this never ends: " + rule + " The development server stops here.",
                ErrorInfo.Kind.KIND_SYSTEM);
    }

    /** The process was killed. */
    static Failure killed(int exitCode) {
        return endless(
                KILLED,
                KILLED + ": the process was killed (exit code " + exitCode + ").",
                "a killed container is relaunched again and again.");
    }

    boolean isKill() {
        return code.equals(KILLED) && kind == ErrorInfo.Kind.KIND_SYSTEM;
    }

    ErrorInfo toErrorInfo() {
        return ErrorInfo.newBuilder().setMessage(message).setKind(kind).build();
    }

    ExecutionError toExecutionError() {
        return ExecutionError.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setKind(
                        switch (kind) {
                            case KIND_USER -> ExecutionError.ErrorKind.USER;
                            case KIND_SYSTEM -> ExecutionError.ErrorKind.SYSTEM;
                            default -> ExecutionError.ErrorKind.UNKNOWN;
                        })
                .build();
    }
}
