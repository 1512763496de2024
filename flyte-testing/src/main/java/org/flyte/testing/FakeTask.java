package org.flyte.testing;

import org.jspecify.annotations.Nullable;

/** Stands for a task while a test calls another that calls it. */
@FunctionalInterface
public interface FakeTask {
    /**
     * Does the task's work.
     *
     * @return the result, of the type that the task's method returns, or a future of it; null for a task without one
     * @throws Exception how the child action is to fail: a {@link org.flyte.task.TaskFailedException}, also a
     *     {@link org.flyte.task.TaskTimeoutException} or {@link org.flyte.task.TaskAbortedException}, is what the parent gets;
     *     anything else is what the task's code threw
     */
    @Nullable
    Object call(TaskArguments arguments) throws Exception;
}
