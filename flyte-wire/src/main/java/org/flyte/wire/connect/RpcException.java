package org.flyte.wire.connect;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call failed: the server said so, or it could not be reached, or it did not answer in time. */
public final class RpcException extends RuntimeException {
    private final transient RpcError error;
    private final transient Rpc<?, ?> rpc;
    private final transient URI endpoint;

    public RpcException(RpcError error, Rpc<?, ?> rpc, URI endpoint, @Nullable Throwable cause) {
        super(rpc + " at " + endpoint + ": " + error.code().wireName() + ": " + error.message(), cause);
        this.error = error;
        this.rpc = rpc;
        this.endpoint = endpoint;
    }

    public RpcCode code() {
        return error.code();
    }

    /** What the server or the transport says, without code, procedure and address. */
    public String rpcMessage() {
        return error.message();
    }

    public List<ErrorDetail> details() {
        return error.details();
    }

    public RpcError error() {
        return error;
    }

    public Rpc<?, ?> rpc() {
        return rpc;
    }

    /** The base address of the server. */
    public URI endpoint() {
        return endpoint;
    }
}
