package org.flyte.wire.connect;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/**
 * One remote procedure.
 *
 * @param <Q> the request's message
 * @param <R> the response's message, of a stream each one
 * @param service full name, such as {@code flyteidl2.task.TaskService}
 * @param repeatable whether a call that may already have arrived can be sent again without harm
 */
public record Rpc<Q extends MessageLite, R extends MessageLite>(
        String service, String method, Parser<R> responses, Parser<Q> requests, boolean repeatable) {

    /** The path of the HTTP request, beginning with a slash. */
    public String path() {
        return "/" + service + "/" + method;
    }

    /** The same procedure for a request of which the caller knows whether it may be sent twice. */
    public Rpc<Q, R> repeatable(boolean repeatable) {
        return new Rpc<>(service, method, responses, requests, repeatable);
    }

    @Override
    public String toString() {
        return service + "/" + method;
    }
}
