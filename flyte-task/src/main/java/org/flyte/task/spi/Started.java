package org.flyte.task.spi;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.flyte.task.TaskFailedException;
import org.jspecify.annotations.Nullable;

/** Children that are started, as the calling code sees them. */
final class Started {
    private Started() {}

    /** What a plain call gives: the value, or a future of it where the method hands one out. */
    static @Nullable Object result(ActionRuntime runtime, TaskCall call) {
        CompletableFuture<@Nullable Object> child = runtime.start(call);
        return call.returnsFuture() ? child : await(child, call);
    }

    /** What {@code Flyte.async} gives for a method that hands out a future: a future of a finished one. */
    @SuppressWarnings("FutureReturnValueIgnored") // A future of a future is what the caller gets.
    static CompletableFuture<@Nullable Object> future(ActionRuntime runtime, TaskCall call) {
        CompletableFuture<@Nullable Object> child = runtime.start(call);
        return call.returnsFuture() ? new Follower<>(child, CompletableFuture::completedFuture) : child;
    }

    static @Nullable Object await(CompletableFuture<@Nullable Object> child, TaskCall call) {
        try {
            return child.get();
        } catch (ExecutionException e) {
            throw thrown(e, call.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            child.cancel(true);
            throw new CancellationException(
                    "The thread was interrupted while it waited for the child action of " + call.name());
        }
    }

    /** A child's failure gets the trace of the thread that called, since that of the watch says nothing. */
    static RuntimeException thrown(ExecutionException failed, String what) {
        Throwable cause = failed.getCause();
        if (cause instanceof TaskFailedException child) {
            child.fillInStackTrace();
            return child;
        }
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("The child action of " + what + " could not be followed", cause);
    }
}
