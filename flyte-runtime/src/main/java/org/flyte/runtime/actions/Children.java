package org.flyte.runtime.actions;

import java.util.concurrent.CompletableFuture;

/** All children of one running action, with one watch for all of them. Thread-safe. */
public interface Children extends AutoCloseable {
    /**
     * Starts a child, or awaits the one of this name that exists already: nothing is written or sent twice. Waits only
     * while as many children are open as the bound allows, in the order of the calls.
     *
     * <p>The future completes with a {@link ChildResult} for whatever becomes of the child, on a thread that may block.
     * Cancelling it aborts the child. It fails only with {@link java.util.concurrent.CancellationException}: after
     * {@link #close()}, or when the calling thread is interrupted while it waits, whose flag stays set. Futures made from
     * it do not pass a cancellation on to it.
     */
    CompletableFuture<ChildResult> start(ChildAction child);

    /**
     * Aborts the children that are not terminal and starts none any more, for a parent whose own code failed. Returns
     * after a few seconds at most, whatever the backend does. Open futures complete as aborted.
     */
    void abortOpen(String reason);

    /** Ends the watch and the threads; the children run on. */
    @Override
    void close();
}
