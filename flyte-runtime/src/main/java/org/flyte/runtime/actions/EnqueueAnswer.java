package org.flyte.runtime.actions;

import java.util.Locale;
import org.flyte.wire.connect.RpcException;

/** What an error of Enqueue means for the child. */
enum EnqueueAnswer {
    /** It was there already, from an attempt of which no answer came or of which the parent knows nothing. */
    EXISTS,
    /** Nothing of this run starts any more. */
    RUN_ABORTED,
    /** This child never starts. */
    REJECTED,
    /** The backend answered and did not start it; what it means by that only repetition shows. */
    REFUSED,
    /** No answer, or none of the backend's own. */
    NO_ANSWER;

    static EnqueueAnswer of(RpcException error) {
        return switch (error.code()) {
            case ALREADY_EXISTS -> EXISTS;
            case ABORTED -> RUN_ABORTED;
            case INVALID_ARGUMENT, NOT_FOUND -> REJECTED;
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELED -> NO_ANSWER;
            default -> saysThatItExists(error.rpcMessage()) ? EXISTS : REFUSED;
        };
    }

    /** The open-source backend passes on the words of Kubernetes. */
    private static boolean saysThatItExists(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("already exists") || text.contains("alreadyexists");
    }
}
