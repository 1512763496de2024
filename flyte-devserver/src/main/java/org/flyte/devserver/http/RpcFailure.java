package org.flyte.devserver.http;

import org.flyte.wire.connect.RpcCode;

/** A call that ends with an error of the protocol. */
public final class RpcFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RpcCode code;
    private final String text;

    public RpcFailure(RpcCode code, String message) {
        super(message);
        this.code = code;
        this.text = message;
    }

    public RpcCode code() {
        return code;
    }

    /** What the caller reads. */
    public String text() {
        return text;
    }

    public static RpcFailure notFound(String message) {
        return new RpcFailure(RpcCode.NOT_FOUND, message);
    }

    public static RpcFailure invalid(String message) {
        return new RpcFailure(RpcCode.INVALID_ARGUMENT, message);
    }
}
