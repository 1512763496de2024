package org.flyte.task.spi;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Another form of a child's future, by which the child can be cancelled all the same. */
final class Follower<T extends @Nullable Object> extends CompletableFuture<T> {
    private final CompletableFuture<@Nullable Object> child;

    @SuppressWarnings("FutureReturnValueIgnored") // The callback fails no more than this future does.
    Follower(CompletableFuture<@Nullable Object> child, Function<@Nullable Object, T> form) {
        this.child = child;
        child.whenComplete((value, failure) -> {
            if (failure == null) {
                complete(form.apply(value));
            } else {
                completeExceptionally(failure);
            }
        });
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        child.cancel(mayInterruptIfRunning);
        return super.cancel(mayInterruptIfRunning);
    }
}
