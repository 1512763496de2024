package org.flyte.task.spi;

import org.flyte.task.TaskContext;
import org.jspecify.annotations.Nullable;

/** Where a call of a task arrives in woven classes: in a running action it becomes a child, anywhere else it is the method. */
public final class Dispatch {
    private static volatile @Nullable ActionRuntime installed;

    private Dispatch() {}

    /** Whether a call of a task is to become a child action: true only in a running action. */
    public static boolean active() {
        return installed != null;
    }

    /**
     * Makes a call a child action, and waits for it unless the method returns a future.
     *
     * @param owner the class that declares the task's method
     * @param descriptor the JVM's descriptor of the method
     * @param arguments one a parameter, boxed
     * @return the boxed result; null for a method without one; a future for a method that returns one
     * @throws org.flyte.task.TaskFailedException where the child fails
     */
    public static @Nullable Object call(
            Class<?> owner, String method, String descriptor, @Nullable Object[] arguments) {
        ActionRuntime runtime = runtime();
        CallScope scope = CallScope.current();
        if (scope != null) {
            return scope.called(runtime, owner, method, descriptor, arguments);
        }
        TaskCall call = new TaskCall(owner, method, descriptor, arguments, CallOptions.NONE, false);
        return Started.result(runtime, call);
    }

    /** What the running action knows of itself, with what the code around adds to it; null outside one. */
    public static @Nullable TaskContext context() {
        ActionRuntime runtime = installed;
        return runtime == null ? null : CustomContext.within(runtime.context());
    }

    /** The running action; null outside one. */
    public static @Nullable ActionRuntime installed() {
        return installed;
    }

    /** Makes this process a running action; null ends that. Called by the runtime and by tests. */
    public static void install(@Nullable ActionRuntime runtime) {
        installed = runtime;
    }

    static ActionRuntime runtime() {
        ActionRuntime runtime = installed;
        if (runtime == null) {
            throw new IllegalStateException("No action is running in this process");
        }
        return runtime;
    }
}
