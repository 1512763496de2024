package org.flyte.wire.connect;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that do the blocking reads and writes; unused ones end soon. */
final class TransportThreads {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), TransportThreads::daemon);

    <T> Future<T> submit(Callable<T> work) {
        return threads.submit(work);
    }

    void run(Runnable work) {
        threads.execute(work);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flyte-connect-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
