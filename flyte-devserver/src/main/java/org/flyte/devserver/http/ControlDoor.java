package org.flyte.devserver.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** {@code /healthz}, which says who answers, and {@code /stop}, which takes the server's token. */
public final class ControlDoor {
    public static final String HEALTH_PATH = "/healthz";
    public static final String STOP_PATH = "/stop";
    /** In an answer of {@link #HEALTH_PATH}: the server's process id. */
    public static final String PID_HEADER = "Flyte-Dev-Pid";

    private static final String BEARER = "Bearer ";

    private final byte[] token;
    private final Runnable stop;

    public ControlDoor(String token, Runnable stop) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.stop = stop;
    }

    public Routes addTo(Routes routes) {
        return routes.at(HEALTH_PATH, this::health).at(STOP_PATH, this::stop);
    }

    private void health(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set(PID_HEADER, Long.toString(ProcessHandle.current().pid()));
        Answers.text(exchange, 200, "OK");
    }

    private void stop(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Answers.text(exchange, 405, "Stopping is a POST.");
        } else if (!isAllowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Answers.text(exchange, 403, "Stopping takes this server's token.");
        } else {
            Answers.text(exchange, 202, "Stopping.");
            exchange.close();
            stop.run();
        }
    }

    private boolean isAllowed(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token, authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }
}
