package org.flyte.client;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.EndOfStream;
import org.flyte.wire.connect.Envelope;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.Rpc;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcError;

/** A backend over real HTTP whose answers a test scripts; a procedure without a script is unimplemented. */
final class FakeBackend implements AutoCloseable {
    /** Answers the n-th call, counted from 1, or throws {@link Refusal}. */
    interface Unary<Q, R> {
        R answer(Q request, int number);
    }

    /** Writes messages in the n-th call, counted from 1; throws {@link Refusal} to end badly, {@link Cut} to break off. */
    interface Stream<Q, R> {
        void answer(Q request, int number, Sender<R> sender) throws IOException, InterruptedException;
    }

    interface Sender<R> {
        void send(R message) throws IOException;
    }

    static final class Refusal extends RuntimeException {
        final transient RpcError error;

        Refusal(RpcCode code, String message) {
            this.error = new RpcError(code, message);
        }
    }

    static final class Cut extends RuntimeException {}

    private interface Handler {
        void handle(HttpExchange exchange, byte[] body, int number) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Map<String, List<byte[]>> calls = new ConcurrentHashMap<>();

    FakeBackend() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::dispatch);
        server.start();
    }

    <Q extends MessageLite, R extends MessageLite> FakeBackend unary(Rpc<Q, R> rpc, Unary<Q, R> script) {
        handlers.put(rpc.path(), (exchange, body, number) -> {
            try {
                byte[] answer =
                        script.answer(rpc.requests().parseFrom(body), number).toByteArray();
                reply(exchange, 200, "application/proto", answer);
            } catch (Refusal e) {
                reply(exchange, e.error.code().httpStatus(), "application/json", e.error.toJson());
            }
        });
        return this;
    }

    <Q extends MessageLite, R extends MessageLite> FakeBackend stream(Rpc<Q, R> rpc, Stream<Q, R> script) {
        handlers.put(rpc.path(), (exchange, body, number) -> {
            Envelope request = Envelope.read(new ByteArrayInputStream(body)).orElseThrow();
            exchange.getResponseHeaders().set("Content-Type", "application/connect+proto");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                script.answer(rpc.requests().parseFrom(request.message()), number, message -> Envelope.of(message)
                        .writeTo(out));
                EndOfStream.ok().toEnvelope().writeTo(out);
            } catch (Refusal e) {
                EndOfStream.failed(e.error).toEnvelope().writeTo(out);
            } catch (Cut e) {
                out.flush();
            }
        });
        return this;
    }

    int calls(Rpc<?, ?> rpc) {
        return calls.getOrDefault(rpc.path(), List.of()).size();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ConnectTransport transport() {
        return ConnectTransport.to(uri())
                .retries(new RetryPolicy(3, Duration.ofMillis(2), Duration.ofMillis(5)))
                .build();
    }

    FlyteClient client() {
        return new FlyteClient(transport());
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        List<byte[]> received = calls.computeIfAbsent(path, p -> new CopyOnWriteArrayList<>());
        received.add(body);
        try {
            Handler handler = handlers.get(path);
            if (handler == null) {
                reply(exchange, 404, "text/plain", "404 page not found\n".getBytes());
            } else {
                handler.handle(exchange, body, received.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
