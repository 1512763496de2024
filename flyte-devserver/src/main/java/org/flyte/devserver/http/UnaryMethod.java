package org.flyte.devserver.http;

import java.io.IOException;

/** Answers one request with one response. */
@FunctionalInterface
public interface UnaryMethod<Q, R> {
    /**
     * Answers.
     *
     * @param host the request's Host header
     * @throws RpcFailure to answer with that error
     * @throws IOException answered as INTERNAL
     */
    R call(Q request, String host) throws IOException;
}
