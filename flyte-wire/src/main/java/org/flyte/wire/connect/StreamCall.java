package org.flyte.wire.connect;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One server stream: the exchange that fills a {@link StreamBuffer}. */
final class StreamCall<Q extends MessageLite, R extends MessageLite> {
    private final Connections connections;
    private final Rpc<Q, R> rpc;
    private final Q request;
    private final StreamLimits limits;
    private final Deadline deadline;
    private boolean delivered;

    StreamCall(Connections connections, Rpc<Q, R> rpc, Q request, StreamLimits limits) {
        this.connections = connections;
        this.rpc = rpc;
        this.request = request;
        this.limits = limits;
        this.deadline = Deadline.in(limits.total());
    }

    ServerStream<R> start(TransportThreads threads) {
        StreamBuffer<R> buffer = new StreamBuffer<>(rpc, connections.base(), deadline, threads);
        threads.run(() -> fill(buffer));
        return buffer;
    }

    private void fill(StreamBuffer<R> buffer) {
        StreamFailure failure = null;
        try {
            Map<String, String> headers = connections.headers(rpc);
            failure = exchange(buffer, headers);
            if (failure != null && !delivered && connections.renews(rpc, failure.error(), headers)) {
                failure = exchange(buffer, connections.headers(rpc));
            }
        } catch (RpcException e) {
            failure = new StreamFailure(e.error(), e.getCause());
        } catch (RuntimeException e) {
            failure = new StreamFailure(new RpcError(RpcCode.INTERNAL, "a bug in the transport: " + e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new StreamFailure(new RpcError(RpcCode.CANCELED, "interrupted"), e);
        } finally {
            buffer.end(failure);
        }
    }

    /** Returns why the stream ended; null when it ended well. */
    private @Nullable StreamFailure exchange(StreamBuffer<R> buffer, Map<String, String> headers)
            throws InterruptedException {
        try {
            HttpURLConnection connection =
                    connections.open(rpc, UUID.randomUUID().toString(), headers, deadline, limits.idle());
            if (!buffer.readsFrom(connection)) {
                return null;
            }
            connection.setRequestProperty("Content-Type", ConnectProtocol.STREAM_PROTO);
            connection.setRequestProperty(ConnectProtocol.STREAM_ACCEPT_ENCODING_HEADER, ConnectProtocol.GZIP);
            Connections.send(connection, Envelope.of(request).toBytes());
            HttpAnswer answer = HttpAnswer.of(connection);
            if (!answer.isExpected(ConnectProtocol.STREAM_PROTO)) {
                return new StreamFailure(answer.error(), null);
            }
            try (InputStream in = answer.stream()) {
                return messages(in, buffer);
            }
        } catch (InvalidProtocolBufferException e) {
            RpcError error = new RpcError(RpcCode.INTERNAL, "the stream has a message of another type than expected");
            return new StreamFailure(error, e);
        } catch (SocketTimeoutException e) {
            String silence = "silent for " + limits.idle().toMillis() + " ms";
            return new StreamFailure(new RpcError(RpcCode.UNAVAILABLE, silence), e);
        } catch (EOFException e) {
            return new StreamFailure(cut(e.getMessage()), e);
        } catch (IOException e) {
            return new StreamFailure(Failures.of(e), e);
        }
    }

    private @Nullable StreamFailure messages(InputStream in, StreamBuffer<R> buffer)
            throws IOException, InterruptedException {
        while (true) {
            Optional<Envelope> next = Envelope.read(in);
            if (next.isEmpty()) {
                return new StreamFailure(cut("it ends without an end-of-stream message"), null);
            }
            Envelope envelope = next.get();
            if (envelope.isEndOfStream()) {
                RpcError error = EndOfStream.ofJson(envelope.message()).error();
                return error == null ? null : new StreamFailure(error, null);
            }
            delivered = true;
            if (!buffer.put(rpc.responses().parseFrom(envelope.message()))) {
                return null;
            }
        }
    }

    private static RpcError cut(@Nullable String how) {
        return new RpcError(RpcCode.UNAVAILABLE, "the stream was cut: " + how);
    }
}
