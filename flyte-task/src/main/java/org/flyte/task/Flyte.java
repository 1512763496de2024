package org.flyte.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.CallOptions;
import org.flyte.task.spi.CustomContext;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.Group;
import org.flyte.task.spi.Mapping;
import org.flyte.task.spi.Outside;
import org.jspecify.annotations.Nullable;

/**
 * What a plain call of a task cannot say. In a running action a call of a task becomes a child action with a container of its
 * own; anywhere else, as in a unit test, it is the call of a method, and everything here acts accordingly.
 */
public final class Flyte {
    private Flyte() {}

    /**
     * Calls a task without waiting for it. The lambda calls exactly one task and returns its result untouched:
     * {@code Flyte.async(() -> myTask(1))}. Outside an action the task runs at once, in this thread.
     *
     * @return the task's result; fails with {@link TaskFailedException} where the child fails. Cancelling it aborts the child
     * @throws IllegalStateException where the lambda, in an action, calls no task or several, or uses the result
     */
    public static <T extends @Nullable Object> CompletableFuture<T> async(Call<T, ?> call) {
        return options().async(call);
    }

    /** The same for a task without a result. */
    public static CompletableFuture<@Nullable Void> async(VoidCall<?> call) {
        return options().async(call);
    }

    /**
     * Calls a task once for each item, all at once, and waits for all: {@code Flyte.map(Steps::myTask, List.of(1L, 2L))}. The
     * children form the group {@code environment.task_map}. The first child that fails aborts the others. Outside an action the
     * items follow each other, in this thread.
     *
     * @param task calls exactly one task and returns its result untouched
     * @return the results in the order of the items
     * @throws TaskFailedException where a child fails
     * @throws IllegalStateException where the code, in an action, calls no task or several, or uses the result
     */
    public static <T extends @Nullable Object, R extends @Nullable Object, E extends Exception> List<R> map(
            ItemCall<? super T, ? extends R, ? extends E> task, Iterable<? extends T> items) throws E {
        return map(task, items, Integer.MAX_VALUE);
    }

    /**
     * The same with a bound.
     *
     * @param concurrency the most children that run at a time, at least 1
     */
    public static <T extends @Nullable Object, R extends @Nullable Object, E extends Exception> List<R> map(
            ItemCall<? super T, ? extends R, ? extends E> task, Iterable<? extends T> items, int concurrency) throws E {
        if (concurrency < 1) {
            throw new IllegalArgumentException("The concurrency is " + concurrency + "; at least one child has to run");
        }
        if (Dispatch.active()) {
            return new Mapping<T, R>(task).results(items, concurrency);
        }
        List<R> results = new ArrayList<>();
        for (T item : items) {
            results.add(task.call(item));
        }
        return results;
    }

    /**
     * Runs code whose children form a group, which the console shows as one. A group within a group takes its place. Threads
     * that the code starts carry the group too; threads that are there already do not, but for those of parallel streams.
     *
     * @return what the code returns
     */
    public static <T extends @Nullable Object, E extends Exception> T group(String name, Call<T, E> code) throws E {
        return Group.run(name, code);
    }

    /** The same for code without a result. */
    public static <E extends Exception> void group(String name, VoidCall<E> code) throws E {
        Group.<@Nullable Void, E>run(name, () -> {
            code.call();
            return null;
        });
    }

    /** Settings for one call, in place of the task's own: {@code Flyte.options().memory("4Gi").call(() -> myTask(1))}. */
    public static TaskOptions options() {
        return new TaskOptions(CallOptions.NONE);
    }

    /**
     * Returns the tasks that an interface with {@link RemoteTasks} stands for. In a running action each call of a method is a
     * child action; a method that returns a future does not wait for it. Outside an action a call fails.
     *
     * @throws IllegalArgumentException where the type is no such interface, or a parameter has no name
     */
    public static <T> T remote(Class<T> tasks) {
        return RemoteProxy.of(tasks);
    }

    /**
     * The value of a secret that the task's environment declares in {@code <secrets>}: of the variable that Flyte sets for it, else
     * of the file that it mounts. Outside an action the same variable or file will do, such as {@code MY_KEY} for {@code my-key}.
     *
     * @param key the secret's key, {@code group_key} where it has a group, or the name that {@code asEnvVar} says
     * @throws IllegalStateException where there is none, saying where it was looked for
     */
    public static String secret(String key) {
        return new SecretValue(System.getenv()).of(key);
    }

    /**
     * Runs code whose children get these entries in their {@link TaskContext#custom()}, beside what the action itself has, and in
     * place of those of the same name. Within the code {@link #context()} has them too. What carries a group carries these.
     *
     * @return what the code returns
     * @throws IllegalArgumentException for a name that is empty or begins with {@code _u_}
     */
    public static <T extends @Nullable Object, E extends Exception> T customContext(
            Map<String, String> entries, Call<T, E> code) throws E {
        return CustomContext.run(entries, code);
    }

    /** The same for code without a result. */
    public static <E extends Exception> void customContext(Map<String, String> entries, VoidCall<E> code) throws E {
        CustomContext.<@Nullable Void, E>run(entries, () -> {
            code.call();
            return null;
        });
    }

    /**
     * What this attempt keeps, so that the next one goes on from there. Outside an action nothing is kept and there is nothing to
     * restore.
     */
    public static Checkpoint checkpoint() {
        ActionRuntime runtime = Dispatch.installed();
        return runtime == null ? Outside.checkpoint() : runtime.checkpoint();
    }

    /**
     * The report of the running attempt, for people: always the same one. Outside an action each call gives a new one, which
     * goes nowhere.
     */
    public static Report report() {
        ActionRuntime runtime = Dispatch.installed();
        return runtime == null ? Outside.report() : runtime.report();
    }

    /** What the running action knows of itself. */
    public static TaskContext context() {
        TaskContext context = Dispatch.context();
        return context == null ? TaskContext.NONE : context;
    }
}
