package org.flyte.runtime.call;

import java.util.concurrent.CompletableFuture;
import org.flyte.runtime.actions.ChildResult;
import org.jspecify.annotations.Nullable;

/** The value of a child that is started. Cancelling it aborts the child. */
final class ChildFuture extends CompletableFuture<@Nullable Object> {
    private final CompletableFuture<ChildResult> child;

    @SuppressWarnings("FutureReturnValueIgnored") // The callback completes this future, whatever happens.
    ChildFuture(CompletableFuture<ChildResult> child, Callee callee, String action) {
        this.child = child;
        child.whenComplete((result, failure) -> {
            if (failure != null) {
                completeExceptionally(failure);
            } else {
                end(result, callee, action);
            }
        });
    }

    private void end(ChildResult result, Callee callee, String action) {
        if (result instanceof ChildResult.Succeeded succeeded) {
            try {
                complete(callee.value(succeeded.outputs()));
            } catch (RuntimeException | Error e) {
                // Errors too, as of a class that does not load: nobody else would end the waiting for this future.
                completeExceptionally(e);
            }
        } else if (result instanceof ChildResult.Failed failed) {
            completeExceptionally(Failures.of(failed, callee.identity().name(), action));
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        child.cancel(true);
        return super.cancel(mayInterruptIfRunning);
    }
}
