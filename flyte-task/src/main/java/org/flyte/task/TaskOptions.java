package org.flyte.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.spi.CallOptions;
import org.flyte.task.spi.CallScope;
import org.flyte.task.spi.Dispatch;
import org.jspecify.annotations.Nullable;

/**
 * Settings for one call of a task, in place of the task's own. What is not set stays as it is. They shape the child action;
 * outside an action they do nothing. Immutable: each method returns another.
 */
public final class TaskOptions {
    private final CallOptions options;

    TaskOptions(CallOptions options) {
        this.options = options;
    }

    /** The child's name in the console, at most 63 characters. */
    public TaskOptions shortName(String shortName) {
        return with(shortName, options.retries(), options.timeout(), options.cpu(), options.memory(), options.cache());
    }

    /** How often a failed attempt of the child is repeated. */
    public TaskOptions retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("A task cannot be retried " + retries + " times");
        }
        return with(options.shortName(), retries, options.timeout(), options.cpu(), options.memory(), options.cache());
    }

    /** The longest run of one attempt of the child. */
    public TaskOptions timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout is longer than nothing, which " + timeout + " is not");
        }
        return with(options.shortName(), options.retries(), timeout, options.cpu(), options.memory(), options.cache());
    }

    /** The processors that the child asks for, as a Kubernetes quantity: {@code "2"}, {@code "500m"}; no limit. */
    public TaskOptions cpu(String cpu) {
        return with(options.shortName(), options.retries(), options.timeout(), cpu, options.memory(), options.cache());
    }

    /** The memory that the child asks for, as a Kubernetes quantity: {@code "4Gi"}; no limit. */
    public TaskOptions memory(String memory) {
        return with(options.shortName(), options.retries(), options.timeout(), options.cpu(), memory, options.cache());
    }

    /** One more environment variable of the child; one of the task's own of that name gives way. */
    public TaskOptions env(String name, String value) {
        Map<String, String> env = new LinkedHashMap<>(options.env());
        env.put(name, value);
        return new TaskOptions(new CallOptions(
                options.shortName(),
                options.retries(),
                options.timeout(),
                options.cpu(),
                options.memory(),
                env,
                options.cache()));
    }

    /**
     * Whether the child may take outputs of an earlier action; the cache version stays the task's own.
     *
     * @param cache {@link CacheBehavior#DISABLE}, or one of the others, which mean the same here
     */
    public TaskOptions cache(CacheBehavior cache) {
        return with(options.shortName(), options.retries(), options.timeout(), options.cpu(), options.memory(), cache);
    }

    /**
     * Calls a task with these settings. The lambda calls exactly one task in its own thread, and may do what it likes with the
     * result. In the lambda of {@link Flyte#map} or {@link Flyte#async} this gives that lambda's task call these settings, and
     * the result is to be returned as it is.
     *
     * @return what the lambda returns
     * @throws TaskFailedException where the child fails
     * @throws IllegalStateException where the lambda, in an action, calls no task or several
     */
    public <T extends @Nullable Object, E extends Exception> T call(Call<T, E> call) throws E {
        return Dispatch.active() ? CallScope.call(call, options) : call.call();
    }

    /** The same for a task without a result. */
    public <E extends Exception> void call(VoidCall<E> call) throws E {
        Call<@Nullable Void, E> valued = () -> {
            call.call();
            return null;
        };
        this.<@Nullable Void, E>call(valued);
    }

    /** Calls a task with these settings without waiting for it, as {@link Flyte#async(Call)}. */
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> CompletableFuture<T> async(Call<T, ?> call) {
        if (Dispatch.active()) {
            return (CompletableFuture<T>) CallScope.start(call, options, false);
        }
        try {
            return CompletableFuture.completedFuture(call.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The same for a task without a result. */
    public CompletableFuture<@Nullable Void> async(VoidCall<?> call) {
        if (Dispatch.active()) {
            return CallScope.start(call, options);
        }
        try {
            call.call();
            return CompletableFuture.completedFuture(null);
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private TaskOptions with(
            @Nullable String shortName,
            @Nullable Integer retries,
            @Nullable Duration timeout,
            @Nullable String cpu,
            @Nullable String memory,
            @Nullable CacheBehavior cache) {
        return new TaskOptions(new CallOptions(shortName, retries, timeout, cpu, memory, options.env(), cache));
    }
}
