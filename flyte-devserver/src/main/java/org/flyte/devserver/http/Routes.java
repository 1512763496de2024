package org.flyte.devserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which path is answered by what; any other path gets 404.
 *
 * <p>A request must name this machine in its Host header. A page in a browser that has made a name of its own point at
 * the loopback address is refused so: this server runs commands for whoever may talk to it.
 */
public final class Routes implements HttpHandler {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Map<String, HttpHandler> exact = new HashMap<>();
    private final Map<String, HttpHandler> below = new HashMap<>();

    /** Answers one path. */
    public Routes at(String path, HttpHandler handler) {
        exact.put(path, handler);
        return this;
    }

    /** Answers every path below a first segment, such as {@code /uploads}. */
    public Routes below(String firstSegment, HttpHandler handler) {
        below.put(firstSegment, handler);
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
            Answers.text(exchange, 403, "This server answers only to names of this machine.");
            return;
        }
        HttpHandler handler = find(exchange.getRequestURI().getPath());
        if (handler == null) {
            Answers.text(exchange, 404, "Nothing is served at this path.");
        } else {
            handler.handle(exchange);
        }
    }

    private @Nullable HttpHandler find(String path) {
        HttpHandler handler = exact.get(path);
        int end = path.indexOf('/', 1);
        return handler != null || end < 0 ? handler : below.get(path.substring(0, end));
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null && LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
    }
}
