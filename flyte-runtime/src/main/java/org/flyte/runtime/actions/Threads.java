package org.flyte.runtime.actions;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of child calls: daemons all, none per child, made when there is work and ended when there is none. */
final class Threads {
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor submitting;
    private final ThreadPoolExecutor reading;
    private final ThreadPoolExecutor aborting;
    /**
     * Completing a future runs user code, which may call tasks and wait for them: it must never take a thread that the
     * waiting depends on.
     */
    private final ThreadPoolExecutor completing = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("flyte-child-result"),
            (completion, pool) -> completion.run());

    private final ThreadPoolExecutor watching = pool(1, "flyte-child-watch");
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, daemons("flyte-child-timer"), new ThreadPoolExecutor.DiscardPolicy());

    Threads(int workers) {
        submitting = pool(workers, "flyte-child-submit");
        reading = pool(workers, "flyte-child-read");
        aborting = pool(workers, "flyte-child-abort");
        timer.setRemoveOnCancelPolicy(true);
    }

    Executor submitting() {
        return submitting;
    }

    Executor reading() {
        return reading;
    }

    Executor aborting() {
        return aborting;
    }

    /** Takes every piece of work, if need be in the calling thread: nobody else would end the waiting for it. */
    Executor completing() {
        return completion -> {
            try {
                completing.execute(completion);
            } catch (OutOfMemoryError noThread) {
                completion.run();
            }
        };
    }

    Executor watching() {
        return watching;
    }

    void later(Duration pause, Executor where, Runnable work) {
        ScheduledFuture<?> unused = timer.schedule(() -> where.execute(work), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Interrupts what runs and drops what waits, but for completions. */
    void close() {
        timer.shutdownNow();
        submitting.shutdownNow();
        reading.shutdownNow();
        aborting.shutdownNow();
        watching.shutdownNow();
        completing.shutdown();
    }

    private static ThreadPoolExecutor pool(int size, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons(name),
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            // What a caller's thread carries, such as its group, is not that of whoever hears of results.
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            return thread;
        };
    }
}
