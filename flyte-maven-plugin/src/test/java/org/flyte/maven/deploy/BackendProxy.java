package org.flyte.maven.deploy;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.flyte.idl.cluster.SelectClusterResponse;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.ClusterRpcs;
import org.flyte.wire.connect.DataProxyRpcs;
import org.jspecify.annotations.Nullable;

/** Stands before a backend, counts requests and answers some itself. Uploads go through it too. */
final class BackendProxy implements AutoCloseable {
    /** An answer in the backend's place. */
    record Fault(int status, String contentType, byte[] body) {}

    /** A request as it came. */
    record Seen(String method, String path, byte[] body) {
        <Q extends MessageLite> boolean is(org.flyte.wire.connect.Rpc<Q, ?> rpc) {
            return path.equals(rpc.path());
        }
    }

    private final URI backend;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Seen, @Nullable Fault> fault = seen -> null;

    BackendProxy(URI backend) throws IOException {
        this.backend = backend;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://" + authority());
    }

    /** @param fault an answer for a request, null to pass it on */
    void answer(Function<Seen, @Nullable Fault> newFault) {
        fault = newFault;
    }

    /** All requests since the last call. */
    List<Seen> requests() {
        List<Seen> seen = List.copyOf(requests);
        requests.clear();
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Seen seen = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestBody().readAllBytes());
            requests.add(seen);
            Fault answer = fault.apply(seen);
            if (answer == null) {
                answer = pass(exchange, seen);
            }
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Fault pass(HttpExchange exchange, Seen seen) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(backend.resolve(exchange.getRequestURI()))
                .method(seen.method(), HttpRequest.BodyPublishers.ofByteArray(seen.body()));
        for (String name : List.of("Content-Type", "Connect-Protocol-Version", "Content-MD5")) {
            List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
            values.forEach(value -> request.header(name, value));
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        byte[] body = response.body();
        if (seen.is(DataProxyRpcs.CREATE_UPLOAD_LOCATION) && response.statusCode() == 200) {
            CreateUploadLocationResponse location = CreateUploadLocationResponse.parseFrom(body);
            String here = location.getSignedUrl().replace(backend.getAuthority(), authority());
            body = location.toBuilder().setSignedUrl(here).build().toByteArray();
        }
        if (seen.is(ClusterRpcs.SELECT_CLUSTER) && response.statusCode() == 200) {
            // Else the calls about data would go past this.
            body = SelectClusterResponse.parseFrom(body).toBuilder()
                    .setClusterEndpoint(endpoint().toString())
                    .build()
                    .toByteArray();
        }
        return new Fault(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                body);
    }
}
