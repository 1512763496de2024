package org.flyte.runtime.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flyte.runtime.actions.ChildAction;
import org.flyte.runtime.actions.ChildResult;
import org.flyte.runtime.actions.Children;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.task.TaskEntry;
import org.flyte.runtime.task.TaskLoader;
import org.flyte.runtime.task.TaskMethod;
import org.flyte.wire.spec.ContainerArguments;

/** Children that run in this process, by the arguments of their container and the bytes of their inputs. */
final class InMemoryChildren implements Children {
    final List<ChildAction> started = Collections.synchronizedList(new ArrayList<>());
    final List<CompletableFuture<ChildResult>> futures = Collections.synchronizedList(new ArrayList<>());
    final List<String> aborts = new ArrayList<>();
    private final ExecutorService containers = Executors.newCachedThreadPool();
    private final List<TaskEntry> tasks;
    private final boolean run;

    /** Children of some tasks that run, or only start. */
    InMemoryChildren(List<TaskEntry> tasks, boolean run) {
        this.tasks = tasks;
        this.run = run;
    }

    @Override
    public CompletableFuture<ChildResult> start(ChildAction child) {
        CompletableFuture<ChildResult> future = new CompletableFuture<>();
        started.add(child);
        futures.add(future);
        if (run) {
            containers.execute(() -> future.complete(result(child)));
        }
        return future;
    }

    private ChildResult result(ChildAction child) {
        try {
            TaskMethod method = new TaskLoader(InMemoryChildren.class.getClassLoader()).load(entry(child));
            Object value =
                    method.call(method.arguments(Inputs.read(child.inputs()).literals()));
            return new ChildResult.Succeeded(method.outputs(value));
        } catch (Throwable e) {
            Failure failure = Failure.of(e);
            return new ChildResult.Failed(
                    ChildResult.Phase.FAILED, failure.code(), failure.message(), ChildResult.Kind.USER);
        }
    }

    private TaskEntry entry(ChildAction child) {
        List<String> code = ContainerArguments.parse(
                        child.spec().getTaskTemplate().getContainer().getArgsList())
                .code();
        return tasks.stream()
                .filter(task ->
                        task.className().equals(code.get(1)) && task.method().equals(code.get(3)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void abortOpen(String reason) {
        aborts.add(reason);
    }

    @Override
    public void close() {
        containers.shutdownNow();
    }
}
