package org.flyte.devserver.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.flyte.wire.connect.ConnectProtocol;
import org.flyte.wire.connect.EndOfStream;
import org.flyte.wire.connect.Envelope;
import org.flyte.wire.connect.Rpc;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;

/** Serves remote procedures by the Connect protocol with binary messages. */
public final class ConnectRoutes {
    private final Routes routes;
    private final Consumer<String> warnings;

    /**
     * Adds procedures to these routes.
     *
     * @param warnings told of faults of this server
     */
    public ConnectRoutes(Routes routes, Consumer<String> warnings) {
        this.routes = routes;
        this.warnings = warnings;
    }

    public <Q extends MessageLite, R extends MessageLite> ConnectRoutes unary(Rpc<Q, R> rpc, UnaryMethod<Q, R> method) {
        return add(rpc, ConnectProtocol.UNARY_PROTO, exchange -> unary(exchange, rpc, method));
    }

    public <Q extends MessageLite, R extends MessageLite> ConnectRoutes stream(
            Rpc<Q, R> rpc, StreamMethod<Q, R> method) {
        return add(rpc, ConnectProtocol.STREAM_PROTO, exchange -> stream(exchange, rpc, method));
    }

    private ConnectRoutes add(Rpc<?, ?> rpc, String contentType, HttpHandler handler) {
        routes.at(rpc.path(), exchange -> {
            String sent = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!exchange.getRequestMethod().equals("POST")) {
                Answers.text(exchange, 405, "A call is a POST.");
            } else if (sent == null || !sent.split(";", 2)[0].trim().equalsIgnoreCase(contentType)) {
                // Also what keeps a web page in a browser out: it cannot send this type without asking first.
                Answers.text(exchange, 415, "This procedure takes " + contentType + ".");
            } else {
                handler.handle(exchange);
            }
        });
        return this;
    }

    private <Q extends MessageLite, R extends MessageLite> void unary(
            HttpExchange exchange, Rpc<Q, R> rpc, UnaryMethod<Q, R> method) throws IOException {
        byte[] answer;
        try {
            Q request = rpc.requests().parseFrom(unaryBody(exchange));
            answer = method.call(request, exchange.getRequestHeaders().getFirst("Host"))
                    .toByteArray();
        } catch (IOException | RuntimeException e) {
            RpcError error = error(rpc, e);
            Answers.bytes(exchange, error.code().httpStatus(), ConnectProtocol.UNARY_JSON, error.toJson());
            return;
        }
        Answers.bytes(exchange, 200, ConnectProtocol.UNARY_PROTO, answer);
    }

    private <Q extends MessageLite, R extends MessageLite> void stream(
            HttpExchange exchange, Rpc<Q, R> rpc, StreamMethod<Q, R> method) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", ConnectProtocol.STREAM_PROTO);
        Caller caller = new Caller(exchange);
        Envelope request = Envelope.read(exchange.getRequestBody()).orElse(null);
        caller.begin();
        EndOfStream end = EndOfStream.ok();
        try {
            if (request == null) {
                throw RpcFailure.invalid("the stream holds no request");
            }
            method.call(rpc.requests().parseFrom(request.message()), caller::send);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = EndOfStream.failed(new RpcError(RpcCode.UNAVAILABLE, "the development server is stopping"));
        } catch (Caller.GoneException e) {
            return;
        } catch (IOException | RuntimeException e) {
            end = EndOfStream.failed(error(rpc, e));
        }
        caller.end(end);
    }

    private RpcError error(Rpc<?, ?> rpc, Exception e) {
        if (e instanceof RpcFailure failure) {
            return new RpcError(failure.code(), failure.text());
        }
        if (e instanceof InvalidProtocolBufferException) {
            return new RpcError(RpcCode.INVALID_ARGUMENT, "unreadable message: " + e.getMessage());
        }
        warnings.accept(rpc + " failed: " + e);
        return new RpcError(RpcCode.INTERNAL, String.valueOf(e.getMessage()));
    }

    private static byte[] unaryBody(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        InputStream body = exchange.getRequestBody();
        InputStream plain = ConnectProtocol.GZIP.equalsIgnoreCase(encoding) ? new GZIPInputStream(body) : body;
        byte[] message = plain.readNBytes(ConnectProtocol.MAX_MESSAGE_BYTES);
        if (plain.read() >= 0) {
            throw new RpcFailure(
                    RpcCode.RESOURCE_EXHAUSTED,
                    "a message is longer than " + ConnectProtocol.MAX_MESSAGE_BYTES + " bytes");
        }
        return message;
    }
}
