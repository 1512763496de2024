package org.flyte.wire.connect;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiPredicate;
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
    private final @Nullable BiPredicate<RpcError, Map<String, String>> renewal;
    private final @Nullable SSLSocketFactory tls;
    private final @Nullable Proxy proxy;

    Connections(
            URI base,
            Supplier<Map<String, String>> headers,
            @Nullable BiPredicate<RpcError, Map<String, String>> renewal,
            @Nullable SSLSocketFactory tls,
            @Nullable Proxy proxy) {
        this.base = base;
        this.headers = headers;
        this.renewal = renewal;
        this.tls = tls;
        this.proxy = proxy;
    }

    URI base() {
        return base;
    }

    /** The headers of the next attempt. */
    Map<String, String> headers(Rpc<?, ?> rpc) {
        try {
            return headers.get();
        } catch (RuntimeException e) {
            throw noCredentials(rpc, e);
        }
    }

    /** Whether {@link #headers} has better ones than those that were sent when the server answered so. */
    boolean renews(Rpc<?, ?> rpc, RpcError error, Map<String, String> sent) {
        // Only that code says for sure that the server did nothing.
        if (renewal == null || !(rpc.repeatable() || error.code() == RpcCode.UNAUTHENTICATED)) {
            return false;
        }
        try {
            return renewal.test(error, sent);
        } catch (RuntimeException e) {
            throw noCredentials(rpc, e);
        }
    }

    private RpcException noCredentials(Rpc<?, ?> rpc, RuntimeException cause) {
        String message = cause.getMessage();
        RpcError error = new RpcError(RpcCode.UNAUTHENTICATED, message == null ? "no credentials can be had" : message);
        return new RpcException(error, rpc, base, cause);
    }

    /** A connection that is not connected yet, with everything set but what the kind of call adds. */
    HttpURLConnection open(
            Rpc<?, ?> rpc, String requestId, Map<String, String> extra, Deadline deadline, Duration silence)
            throws IOException {
        String address = base.toString();
        String root = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        URL url = URI.create(root + rpc.path()).toURL();
        HttpURLConnection connection =
                (HttpURLConnection) (proxy == null ? url.openConnection() : url.openConnection(proxy));
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
        extra.forEach(connection::setRequestProperty);
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
