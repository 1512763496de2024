package org.flyte.wire.connect;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The few messages between the thread that receives a stream and the one that reads it. */
final class StreamBuffer<R> implements ServerStream<R> {
    private static final int CAPACITY = 64;

    private final Rpc<?, ?> rpc;
    private final URI endpoint;
    private final Deadline deadline;
    private final TransportThreads threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<R> messages = new ArrayDeque<>();
    private @Nullable HttpURLConnection connection;
    private @Nullable StreamFailure failure;
    private boolean ended;
    private boolean closed;

    StreamBuffer(Rpc<?, ?> rpc, URI endpoint, Deadline deadline, TransportThreads threads) {
        this.rpc = rpc;
        this.endpoint = endpoint;
        this.deadline = deadline;
        this.threads = threads;
    }

    /** Tells which connection closing gives up; false when that has happened already. */
    boolean readsFrom(HttpURLConnection source) {
        lock.lock();
        try {
            connection = source;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room; false when nobody reads any more. */
    boolean put(R message) throws InterruptedException {
        lock.lock();
        try {
            while (messages.size() >= CAPACITY && !closed) {
                changed.await();
            }
            messages.add(message);
            changed.signalAll();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void end(@Nullable StreamFailure why) {
        lock.lock();
        try {
            failure = why;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            while (messages.isEmpty() && !ended && !closed) {
                if (changed.awaitNanos(deadline.remainingNanos()) <= 0) {
                    throw over(new RpcError(RpcCode.DEADLINE_EXCEEDED, "not over within " + deadline), null);
                }
            }
            if (!closed && messages.isEmpty() && failure != null) {
                throw over(failure.error(), failure.cause());
            }
            return !closed && !messages.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw over(new RpcError(RpcCode.CANCELED, "interrupted"), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public R next() {
        lock.lock();
        try {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream " + rpc + " is over");
            }
            R message = messages.remove();
            changed.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        HttpURLConnection source;
        lock.lock();
        try {
            source = closed || ended ? null : connection;
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (source != null) {
            // Inside a body the JDK lets this wait for the read that it is meant to end.
            threads.run(source::disconnect);
        }
    }

    private RpcException over(RpcError error, @Nullable Throwable cause) {
        close();
        return new RpcException(error, rpc, endpoint, cause);
    }
}
