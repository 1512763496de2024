package org.flyte.wire.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;

/** One attempt at a unary call. */
final class UnaryCall<Q extends MessageLite, R extends MessageLite> {
    private final Connections connections;
    private final Rpc<Q, R> rpc;
    private final byte[] request;
    private final String requestId;

    UnaryCall(Connections connections, Rpc<Q, R> rpc, Q request, String requestId) {
        this.connections = connections;
        this.rpc = rpc;
        this.request = request.toByteArray();
        this.requestId = requestId;
    }

    Outcome<R> attempt(Map<String, String> headers, Deadline deadline) {
        try {
            HttpURLConnection connection =
                    connections.open(rpc, requestId, headers, deadline, Connections.UNTIL_DEADLINE);
            connection.setRequestProperty("Content-Type", ConnectProtocol.UNARY_PROTO);
            connection.setRequestProperty("Accept-Encoding", ConnectProtocol.GZIP);
            Connections.send(connection, request);
            return outcome(HttpAnswer.of(connection));
        } catch (InvalidProtocolBufferException e) {
            RpcError error = new RpcError(RpcCode.INTERNAL, "the answer is not a message of the expected type");
            return Outcome.failed(error, Outcome.Repetition.NEVER, e);
        } catch (IOException e) {
            return Outcome.failed(Failures.of(e), Failures.repetition(e), e);
        }
    }

    private Outcome<R> outcome(HttpAnswer answer) throws IOException {
        if (answer.isExpected(ConnectProtocol.UNARY_PROTO)) {
            return Outcome.of(rpc.responses().parseFrom(answer.body()));
        }
        RpcError error = answer.error();
        return Outcome.failed(
                error, answer.mayPass(error) ? Outcome.Repetition.WHEN_REPEATABLE : Outcome.Repetition.NEVER, null);
    }
}
