package org.flyte.testing.action;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.flyte.testing.border.Ended;
import org.flyte.testing.border.TaskName;

/** A thread for a child action, which as in a container of its own has nothing of what the caller's thread carries. */
final class ChildThread {
    private ChildThread() {}

    /** Runs a child to its end. */
    static Ended run(Callable<Ended> child, TaskName task) {
        FutureTask<Ended> result = new FutureTask<>(child);
        Thread thread = new Thread(null, result, "flyte-" + task.method(), 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "The thread was interrupted while it waited for the child action of " + task);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("The child action of " + task + " could not be run", e.getCause());
        }
    }
}
