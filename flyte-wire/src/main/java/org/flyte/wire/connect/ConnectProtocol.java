package org.flyte.wire.connect;

/** The fixed words of the Connect protocol. */
public final class ConnectProtocol {
    public static final String VERSION_HEADER = "Connect-Protocol-Version";
    public static final String VERSION = "1";
    /** Milliseconds that the caller is willing to wait; decimal text. */
    public static final String TIMEOUT_HEADER = "Connect-Timeout-Ms";

    /** Compression of single stream messages; a unary body uses {@code Content-Encoding}. */
    public static final String STREAM_ENCODING_HEADER = "Connect-Content-Encoding";

    public static final String STREAM_ACCEPT_ENCODING_HEADER = "Connect-Accept-Encoding";
    public static final String REQUEST_ID_HEADER = "x-request-id";

    public static final String UNARY_PROTO = "application/proto";
    public static final String UNARY_JSON = "application/json";
    public static final String STREAM_PROTO = "application/connect+proto";
    public static final String STREAM_JSON = "application/connect+json";
    public static final String GZIP = "gzip";

    /** The largest message, in bytes and after unpacking, that either side takes. */
    public static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    private ConnectProtocol() {}
}
