package org.flyte.wire.connect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The error codes of the Connect protocol, each with its name on the wire and the HTTP status of a unary answer. */
public enum RpcCode {
    CANCELED(499),
    UNKNOWN(500),
    INVALID_ARGUMENT(400),
    DEADLINE_EXCEEDED(504),
    NOT_FOUND(404),
    ALREADY_EXISTS(409),
    PERMISSION_DENIED(403),
    RESOURCE_EXHAUSTED(429),
    FAILED_PRECONDITION(400),
    ABORTED(409),
    OUT_OF_RANGE(400),
    UNIMPLEMENTED(501),
    INTERNAL(500),
    UNAVAILABLE(503),
    DATA_LOSS(500),
    UNAUTHENTICATED(401);

    private final int httpStatus;

    RpcCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status with which a server answers a unary call that fails so. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The name in error JSON, such as {@code not_found}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RpcCode> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(code -> code.wireName().equals(name))
                .findFirst();
    }

    /**
     * The code of an answer that is no Connect error, such as a proxy's page. It is not the reverse of
     * {@link #httpStatus()}: a bare 404 says that nothing serves this path, not that a thing was not found.
     */
    public static RpcCode ofHttpStatus(int status) {
        return switch (status) {
            case 400 -> INTERNAL;
            case 401 -> UNAUTHENTICATED;
            case 403 -> PERMISSION_DENIED;
            case 404 -> UNIMPLEMENTED;
            case 408, 429, 502, 503, 504 -> UNAVAILABLE;
            default -> UNKNOWN;
        };
    }
}
