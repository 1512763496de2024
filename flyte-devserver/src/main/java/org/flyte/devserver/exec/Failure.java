package org.flyte.devserver.exec;

import org.flyte.idl.workflow.ErrorInfo;

/**
 * Why an attempt failed.
 *
 * @param message for people; the error's code has no place of its own on its way to a client
 * @param retryable whether one of the task's retries may be spent on it
 */
record Failure(String message, ErrorInfo.Kind kind, boolean retryable) {
    /** The longest message with which a real backend can end an action. */
    static final int MAX_MESSAGE = 32768;

    static Failure user(String message) {
        return new Failure(message, ErrorInfo.Kind.KIND_USER, true);
    }

    static Failure permanent(String message, ErrorInfo.Kind kind) {
        return new Failure(message, kind, false);
    }

    /** What a real backend looks at four times and then gives up; retries are not spent on it. */
    static Failure unreadable(String cause) {
        return permanent("MaxSystemFailuresExceeded: " + cause, ErrorInfo.Kind.KIND_SYSTEM);
    }

    /** What a real backend would never end: relaunched, or left RUNNING, until somebody aborts it. */
    static Failure endless(String cause, String rule) {
        return permanent(
                cause + " On a real backend this never ends: " + rule + " The development server stops here.",
                ErrorInfo.Kind.KIND_SYSTEM);
    }

    ErrorInfo toErrorInfo() {
        return ErrorInfo.newBuilder().setMessage(message).setKind(kind).build();
    }
}
