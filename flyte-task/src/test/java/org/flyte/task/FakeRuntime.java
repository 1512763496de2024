package org.flyte.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.TaskCall;
import org.jspecify.annotations.Nullable;

/** A running action whose children end when the test says so. */
final class FakeRuntime implements ActionRuntime {
    final List<TaskCall> calls = new ArrayList<>();
    final List<CompletableFuture<@Nullable Object>> children = new ArrayList<>();

    @Override
    public synchronized CompletableFuture<@Nullable Object> start(TaskCall call) {
        CompletableFuture<@Nullable Object> child = new CompletableFuture<>();
        calls.add(call);
        children.add(child);
        notifyAll();
        return child;
    }

    @Override
    public TaskContext context() {
        return new TaskContext(
                true, "r1", "a0", "o", "p", "d", "v1", 2, "file:///raw", "c", Optional.of("b"), Map.of("k", "v"));
    }

    /** Waits for the child of that number, from 0, and ends it. */
    void end(int child, @Nullable Object value) throws InterruptedException {
        awaited(child).complete(value);
    }

    void fail(int child, Throwable failure) throws InterruptedException {
        awaited(child).completeExceptionally(failure);
    }

    synchronized CompletableFuture<@Nullable Object> awaited(int child) throws InterruptedException {
        while (children.size() <= child) {
            wait();
        }
        return children.get(child);
    }

    synchronized int started() {
        return calls.size();
    }
}
