package org.flyte.wire.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens HTTP connections for calls and sends the requests over them. */
final class Connections {
    /** A silence that only the deadline of the call bounds. */
    static final Duration UNTIL_DEADLINE = Duration.ofMillis(Integer.MAX_VALUE);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final Supplier<Map<String, String>> headers;
    private final @Nullable SSLSocketFactory tls;

    Connections(URI base, Supplier<Map<String, String>> headers, @Nullable SSLSocketFactory tls) {
        this.base = base;
        this.headers = headers;
        this.tls = tls;
    }

    URI base() {
        return base;
    }

    /** A connection that is not connected yet, with everything set but what the kind of call adds. */
    HttpURLConnection open(Rpc<?, ?> rpc, String requestId, Deadline deadline, Duration silence) throws IOException {
        String address = base.toString();
        String root = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(root + rpc.path()).toURL().openConnection();
        if (tls != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(tls);
        }
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setUseCaches(false);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(deadline.socketMillis(CONNECT_TIMEOUT));
        connection.setReadTimeout(deadline.socketMillis(silence));
        connection.setRequestProperty("User-Agent", "flyte-jvm");
        connection.setRequestProperty(ConnectProtocol.VERSION_HEADER, ConnectProtocol.VERSION);
        connection.setRequestProperty(ConnectProtocol.REQUEST_ID_HEADER, requestId);
        if (deadline.isFinite()) {
            long millis = Math.max(1, deadline.remainingNanos() / 1_000_000);
            connection.setRequestProperty(ConnectProtocol.TIMEOUT_HEADER, Long.toString(millis));
        }
        headers.get().forEach(connection::setRequestProperty);
        return connection;
    }

    /** Sends the body with its length known, since only then the JDK never sends a POST twice on its own. */
    static void send(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
    }
}
