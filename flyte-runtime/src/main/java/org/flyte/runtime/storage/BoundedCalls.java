package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of the native library, which know no bound, in threads of their own. Its futures are no way out: a result for
 * which there is no memory never completes them. A call that is given up goes on until the JVM ends.
 */
final class BoundedCalls {
    /** One thread stays: a task that has taken all others can still report its failure. */
    private static final ExecutorService THREADS = new ThreadPoolExecutor(
            1, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), BoundedCalls::thread);

    private final StoreFailure failure;

    BoundedCalls(StoreFailure failure) {
        this.failure = failure;
    }

    /** Starts a call whose result is awaited later. */
    static <T> Future<T> start(Callable<T> call) {
        return THREADS.submit(call);
    }

    /**
     * Returns the result of a call.
     *
     * @param what the operation as the end of "cannot be …"
     * @throws IOException with the reason, also where there was no answer in time
     */
    <T> T await(String uri, String what, Duration patience, Future<T> call) throws IOException {
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw failure.of(uri, what, cause);
        } catch (TimeoutException e) {
            throw failure.silence(uri, what, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(uri + " was not " + what + ": the thread was interrupted");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "flyte-storage");
        thread.setDaemon(true);
        return thread;
    }
}
