package org.flyte.wire.msgpack;

/** Bytes that are no msgpack, or not the value that was asked for; the message says what was found instead. */
public final class MsgpackException extends RuntimeException {
    public MsgpackException(String message) {
        super(message);
    }
}
