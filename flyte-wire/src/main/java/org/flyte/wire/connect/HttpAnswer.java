package org.flyte.wire.connect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to one HTTP request, and what a wrong one means. */
final class HttpAnswer {
    private static final int SHOWN_CHARACTERS = 200;

    private final HttpURLConnection connection;
    private final int status;

    private HttpAnswer(HttpURLConnection connection, int status) {
        this.connection = connection;
        this.status = status;
    }

    /** Waits for the answer's head. */
    static HttpAnswer of(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("the answer is not HTTP");
            }
            return new HttpAnswer(connection, status);
        } catch (HttpRetryException e) {
            // The JDK hides the body of a 401 when it cannot send the request again.
            return new HttpAnswer(connection, e.responseCode());
        }
    }

    /** Whether the call went through, so that {@link #body()} holds what was asked for. */
    boolean isExpected(String contentType) {
        return status == HttpURLConnection.HTTP_OK && contentType.equals(mediaType());
    }

    InputStream stream() throws IOException {
        return connection.getInputStream();
    }

    @Nullable
    String header(String name) {
        return connection.getHeaderField(name);
    }

    /** The whole body, unpacked. */
    byte[] body() throws IOException {
        InputStream raw = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (raw == null) {
            return new byte[0];
        }
        byte[] sent;
        try (raw) {
            sent = BoundedBody.read(raw, ConnectProtocol.MAX_MESSAGE_BYTES);
        }
        // The JDK takes a connection that breaks off for the end of the body.
        if (sent.length < connection.getContentLengthLong()) {
            throw new EOFException(
                    "the answer ends after " + sent.length + " of " + connection.getContentLengthLong() + " bytes");
        }
        return ConnectProtocol.GZIP.equals(connection.getContentEncoding()) ? BoundedBody.unzip(sent) : sent;
    }

    /** What the answer means when it is not {@linkplain #isExpected(String) the expected one}. */
    RpcError error() throws IOException {
        if (status == HttpURLConnection.HTTP_OK) {
            if (mediaType().isEmpty()) {
                return new RpcError(RpcCode.UNAVAILABLE, "the answer's head was cut off, or it has no type");
            }
            return new RpcError(
                    mediaType().startsWith("application/") ? RpcCode.INTERNAL : RpcCode.UNKNOWN,
                    "the answer is of type " + mediaType() + "; is this the address of a Flyte endpoint?");
        }
        RpcCode code = RpcCode.ofHttpStatus(status);
        byte[] body = body();
        Optional<RpcError> decoded =
                ConnectProtocol.UNARY_JSON.equals(mediaType()) ? RpcError.ofJson(body, code) : Optional.empty();
        return decoded.orElseGet(() -> new RpcError(code, "HTTP " + status + " " + shown(body)));
    }

    /** Whether the server may well answer otherwise a moment later. */
    boolean mayPass(RpcError error) {
        return error.code() == RpcCode.UNAVAILABLE || (error.code() == RpcCode.INTERNAL && status >= 500);
    }

    private String shown(byte[] body) {
        String location = connection.getHeaderField("Location");
        if (location != null) {
            return "to " + location;
        }
        String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        String start = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return start.isEmpty() ? "without a body" : "(" + shownType() + ") " + start;
    }

    private String shownType() {
        return mediaType().isEmpty() ? "no type" : mediaType();
    }

    private String mediaType() {
        String type = connection.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
