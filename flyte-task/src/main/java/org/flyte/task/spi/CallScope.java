package org.flyte.task.spi;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.Call;
import org.flyte.task.VoidCall;
import org.jspecify.annotations.Nullable;

/**
 * The run of a lambda in which exactly one task is to be called. It is the thread's own: a call from another thread is not
 * the lambda's. Not for threads to share.
 */
public final class CallScope {
    private static final ThreadLocal<@Nullable CallScope> CURRENT = new ThreadLocal<>();

    private final boolean mapped;
    private final boolean waits;
    private CallOptions options;
    private @Nullable TaskCall call;
    private @Nullable Object placeholder;
    private @Nullable String second;

    private CallScope(CallOptions options, boolean mapped, boolean waits) {
        this.options = options;
        this.mapped = mapped;
        this.waits = waits;
    }

    static @Nullable CallScope current() {
        return CURRENT.get();
    }

    /**
     * Runs a lambda and starts the one child that it calls for, without waiting for it.
     *
     * @param mapped whether the lambda is one of many of {@code Flyte.map}
     * @return a future of what the lambda would have returned
     * @throws IllegalStateException where the lambda calls no task or several, or does anything with the result
     */
    public static CompletableFuture<@Nullable Object> start(
            Call<? extends @Nullable Object, ?> lambda, CallOptions options, boolean mapped) {
        CallScope scope = new CallScope(options, mapped, false);
        Object returned = scope.placeholderOf(lambda);
        TaskCall only = scope.onlyCall();
        if (!Objects.equals(returned, scope.placeholder)) {
            throw new IllegalStateException(used(only));
        }
        return Started.future(Dispatch.runtime(), only);
    }

    /** The same for a lambda without a result, whatever its task returns. */
    public static CompletableFuture<@Nullable Void> start(VoidCall<?> lambda, CallOptions options) {
        CallScope scope = new CallScope(options, false, false);
        scope.placeholderOf(() -> {
            lambda.call();
            return null;
        });
        return new Follower<>(Dispatch.runtime().start(scope.onlyCall()), value -> null);
    }

    /**
     * Runs a lambda and gives the one task call in it some options; the lambda has the call's result as ever. Within another
     * such lambda, as that of {@code Flyte.map}, the call remains that lambda's, with the options of both.
     *
     * @throws IllegalStateException where the lambda calls no task or several
     */
    public static <T extends @Nullable Object, E extends Exception> T call(Call<T, E> lambda, CallOptions options)
            throws E {
        CallScope outer = CURRENT.get();
        if (outer != null) {
            return outer.within(options, lambda);
        }
        CallScope scope = new CallScope(options, false, true);
        T result = scope.run(lambda);
        scope.onlyCall();
        return result;
    }

    private <T extends @Nullable Object, E extends Exception> T within(CallOptions more, Call<T, E> lambda) throws E {
        CallOptions before = options;
        options = more.over(before);
        try {
            return lambda.call();
        } finally {
            options = before;
        }
    }

    @Nullable
    Object called(
            ActionRuntime runtime, Class<?> owner, String method, String descriptor, @Nullable Object[] arguments) {
        TaskCall next = new TaskCall(owner, method, descriptor, arguments, options, mapped);
        TaskCall first = call;
        if (first != null) {
            second = next.name();
            throw new IllegalStateException(several(first, next.name()));
        }
        call = next;
        if (waits) {
            return Started.result(runtime, next);
        }
        placeholder = Placeholder.of(descriptor);
        return placeholder;
    }

    private <T extends @Nullable Object, E extends Exception> T run(Call<T, E> lambda) throws E {
        CallScope outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return lambda.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    private @Nullable Object placeholderOf(Call<? extends @Nullable Object, ?> lambda) {
        try {
            return run(lambda);
        } catch (RuntimeException e) {
            if (call != null && second == null) {
                throw new IllegalStateException(used(call), e);
            }
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The lambda failed before it called its task", e);
        }
    }

    private TaskCall onlyCall() {
        TaskCall only = call;
        if (only == null) {
            throw new IllegalStateException("The lambda called no task. It has to call exactly one task, in its own"
                    + " thread; a task's method is one with @Task whose class the plugin has woven");
        }
        if (second != null) {
            throw new IllegalStateException(several(only, second));
        }
        return only;
    }

    private static String several(TaskCall first, String second) {
        return "The lambda called " + first.name() + " and then " + second
                + ". It has to call exactly one task; give each call a lambda of its own";
    }

    private static String used(TaskCall call) {
        return "The lambda does something with the result of " + call.name()
                + ", which is not there yet: inside the lambda it is null, or a number without a meaning. Let the lambda"
                + " return the call's result as it is, and work on it with thenApply on the future";
    }
}
