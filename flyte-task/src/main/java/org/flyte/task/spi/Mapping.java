package org.flyte.task.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.flyte.task.ItemCall;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Flyte.map} in an action: starts the children from the calling thread, and lets them end without threads of their
 * own. For one use.
 */
public final class Mapping<T extends @Nullable Object, R extends @Nullable Object> {
    private final ItemCall<? super T, ? extends R, ?> task;
    private final List<CompletableFuture<@Nullable Object>> children = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

    /** With the code that calls the task. */
    public Mapping(ItemCall<? super T, ? extends R, ?> task) {
        this.task = task;
    }

    /**
     * Runs a child for each item and returns their results in the order of the items.
     *
     * @param concurrency the most children that run at a time
     * @throws org.flyte.task.TaskFailedException where a child fails; the others are aborted
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What the callback tells is in the future that is waited for.
    public List<R> results(Iterable<? extends T> items, int concurrency) {
        try {
            startAll(items, concurrency);
            CompletableFuture.allOf(children.toArray(new CompletableFuture<?>[0]))
                    .thenRun(() -> end.complete(null));
            end.get();
            return values();
        } catch (ExecutionException e) {
            abort();
            throw Started.thrown(e, "a child of Flyte.map");
        } catch (InterruptedException e) {
            abort();
            Thread.currentThread().interrupt();
            throw new CancellationException("The thread was interrupted while it waited for the children of Flyte.map");
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // As above.
    private void startAll(Iterable<? extends T> items, int concurrency) throws InterruptedException {
        Semaphore free = new Semaphore(concurrency);
        for (T item : items) {
            free.acquire();
            if (end.isDone()) {
                return;
            }
            CompletableFuture<@Nullable Object> child = CallScope.start(() -> task.call(item), CallOptions.NONE, true);
            children.add(child);
            child.whenComplete((value, failure) -> {
                if (failure != null) {
                    end.completeExceptionally(failure);
                }
                free.release();
            });
        }
    }

    @SuppressWarnings("unchecked")
    private List<R> values() {
        List<R> values = new ArrayList<>(children.size());
        for (CompletableFuture<@Nullable Object> child : children) {
            values.add((R) child.join());
        }
        return values;
    }

    private void abort() {
        children.forEach(child -> child.cancel(true));
    }
}
