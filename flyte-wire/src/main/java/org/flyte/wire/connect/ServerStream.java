package org.flyte.wire.connect;

import java.util.Iterator;

/**
 * The messages of a server stream as they arrive. {@link #hasNext()} and {@link #next()} wait for the next message; both
 * throw {@link RpcException} when the stream fails, is cut (UNAVAILABLE), or reaches its limits. A stream never begins
 * again by itself: whoever reads it knows what a repetition means.
 *
 * <p>One thread reads; {@link #close()} may come from any other, and the reader then sees the end.
 */
public interface ServerStream<R> extends Iterator<R>, AutoCloseable {
    /** Gives the connection up; returns at once. */
    @Override
    void close();
}
