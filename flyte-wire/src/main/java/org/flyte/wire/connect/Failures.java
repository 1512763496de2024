package org.flyte.wire.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception below HTTP means as an error of the call. */
final class Failures {
    private Failures() {}

    static RpcError of(IOException failure) {
        if (failure instanceof OversizeException) {
            return new RpcError(RpcCode.RESOURCE_EXHAUSTED, text(failure));
        }
        if (failure instanceof UnknownHostException) {
            return new RpcError(RpcCode.UNAVAILABLE, "the host " + failure.getMessage() + " is unknown");
        }
        if (failure instanceof SocketTimeoutException) {
            return new RpcError(RpcCode.UNAVAILABLE, "no answer: " + text(failure));
        }
        return new RpcError(RpcCode.UNAVAILABLE, text(failure));
    }

    /** Whether another attempt makes sense after this failure. */
    static Outcome.Repetition repetition(IOException failure) {
        if (failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || failure instanceof OversizeException) {
            return Outcome.Repetition.NEVER;
        }
        boolean neverSent = failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
        return neverSent ? Outcome.Repetition.ALWAYS : Outcome.Repetition.WHEN_REPEATABLE;
    }

    private static String text(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
