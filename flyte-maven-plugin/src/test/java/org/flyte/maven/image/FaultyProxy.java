package org.flyte.maven.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stands before a registry and answers some requests with a status of its own. */
final class FaultyProxy implements AutoCloseable {
    /** Instead of a status: takes the first bytes of the body, hands them on and hangs up. */
    static final int BREAK = -1;

    /** Instead of a status: never answers. */
    static final int SILENCE = -2;

    /** Instead of a status: passes the request on and changes the last byte of the answer. */
    static final int LIE = -3;

    /** Instead of a status: passes the request on, gives half of the answer and hangs up. */
    static final int CUT = -4;

    private static final int SOME = 100;
    private static final int TLS_GREETING = 0x16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI registry;
    private final Function<String, Integer> fault;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket front;
    private final byte[] said;
    private final Map<String, String> answerHeaders;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param fault the status for a request such as {@code PUT /v2/app/manifests/1}; 0 passes it on
     */
    FaultyProxy(RealRegistry registry, Function<String, Integer> fault) {
        this(registry, fault, "", Map.of());
    }

    FaultyProxy(RealRegistry registry, Function<String, Integer> fault, String said) {
        this(registry, fault, said, Map.of());
    }

    /**
     * @param said the body of each answer of its own
     * @param answerHeaders the headers of each answer of its own
     */
    FaultyProxy(
            RealRegistry registry, Function<String, Integer> fault, String said, Map<String, String> answerHeaders) {
        this.answerHeaders = answerHeaders;
        this.said = said.getBytes(StandardCharsets.UTF_8);
        this.registry = URI.create("http://" + registry.address());
        this.fault = fault;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        threads.execute(this::accept);
    }

    String address() {
        return "127.0.0.1:" + front.getLocalPort();
    }

    /** Every request so far, {@code METHOD /path}. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!front.isClosed()) {
                Socket client = front.accept();
                threads.execute(() -> connect(client));
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed.
        }
    }

    /** The JDK's server would wait for the rest of a TLS greeting; a registry hangs up. */
    private void connect(Socket client) {
        try (client;
                Socket inner = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            int first = client.getInputStream().read();
            if (first < 0 || first == TLS_GREETING) {
                return;
            }
            inner.getOutputStream().write(first);
            threads.execute(() -> pump(client, inner));
            inner.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException | RejectedExecutionException e) {
            // One side hung up.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side hung up.
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        requests.add(request);
        int status = fault.apply(request);
        byte[] body = status == BREAK
                ? exchange.getRequestBody().readNBytes(SOME)
                : exchange.getRequestBody().readAllBytes();
        if (status == BREAK) {
            send(exchange, body);
        } else if (status == SILENCE) {
            silence();
        } else if (status == 0 || status == LIE || status == CUT) {
            pass(exchange, body, status);
        } else {
            answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }

    /** Until the proxy is closed. */
    private void silence() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        Stream.of("Accept", "Content-Type", "Authorization").forEach(name -> {
            List<String> values = exchange.getRequestHeaders().getOrDefault(name, List.of());
            values.forEach(value -> request.header(name, value));
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void pass(HttpExchange exchange, byte[] body, int fault) throws IOException {
        HttpResponse<byte[]> response = send(exchange, body);
        if (fault == LIE && response.body().length > 0) {
            response.body()[response.body().length - 1] ^= 1;
        }
        response.headers().map().forEach((name, values) -> {
            boolean told = exchange.getRequestMethod().equals("HEAD") || !name.equalsIgnoreCase("content-length");
            if (told && !name.equalsIgnoreCase("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        if (response.body().length > 0) {
            int told = fault == CUT ? response.body().length / 2 : response.body().length;
            exchange.getResponseBody().write(response.body(), 0, told);
        }
    }
}
