package org.flyte.wire.connect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Daemon threads that do the blocking reads and writes; unused ones end soon. */
final class TransportThreads {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), TransportThreads::daemon);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    void run(Runnable work) {
        threads.execute(work);
    }

    /** Waits on the calling thread; other callers wait at the same time. */
    void pause(Duration duration) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = duration.toNanos();
            while (left > 0) {
                left = never.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flyte-connect-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
