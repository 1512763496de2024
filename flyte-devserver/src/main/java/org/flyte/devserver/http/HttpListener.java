package org.flyte.devserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP/1.1 server that only this machine reaches. */
public final class HttpListener implements AutoCloseable {
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Binds the port; nothing is answered before {@link #serve}.
     *
     * @param port 0 for a free one
     * @throws IOException when the port is taken
     */
    public static HttpListener bind(int port) throws IOException {
        // Without it the JDK's server sends head and body of an answer 40 ms apart. Read once, when its class loads.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        return new HttpListener(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    }

    /** {@code 127.0.0.1:port}. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Begins to answer. */
    public void serve(HttpHandler handler) {
        server.createContext("/", exchange -> handle(handler, exchange));
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpHandler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            handler.handle(exchange);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "flyte-dev-http-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
