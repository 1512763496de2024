package org.flyte.devserver.http;

import java.io.IOException;

/** Answers one request with any number of responses, over any time. */
@FunctionalInterface
public interface StreamMethod<Q, R> {
    /**
     * Answers, and ends the stream by returning.
     *
     * @throws RpcFailure to end the stream with that error
     * @throws IOException from the sink, when the caller has gone
     */
    void call(Q request, Sink<R> responses) throws IOException, InterruptedException;

    /** Where responses go, each at once. */
    @FunctionalInterface
    interface Sink<R> {
        void send(R response) throws IOException;
    }
}
