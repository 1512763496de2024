package org.flyte.runtime.actions;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** A future whose cancellation reaches the backend. */
final class ChildFuture extends CompletableFuture<ChildResult> {
    private final Runnable cancellation;

    ChildFuture(Runnable cancellation) {
        this.cancellation = cancellation;
    }

    /** Tells the backend first: what depends on this future may block the calling thread. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!isDone()) {
            cancellation.run();
        }
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    /** Ends this future without a word to the backend. */
    void giveUp(String why) {
        completeExceptionally(new CancellationException(why));
    }
}
