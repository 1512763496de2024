package org.flyte.testing;

import java.util.Map;
import java.util.Optional;
import org.flyte.task.TaskFailedException;
import org.flyte.task.spi.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * A call of a task that became a child action.
 *
 * @param type the class or interface that declares the task's method
 * @param action the child action's name
 * @param parent the name of the action that called
 * @param options what {@code Flyte.options()} changed for this call
 * @param group the innermost {@code Flyte.group} around the call
 * @param mapped whether it is one of many of {@code Flyte.map}
 * @param customContext what the child has of {@code Flyte.customContext}
 * @param result the value; null for a task without one, and where it failed
 * @param failure what the parent got in place of the value
 */
public record ChildCall(
        Class<?> type,
        String method,
        TaskArguments arguments,
        String action,
        String parent,
        CallOptions options,
        Optional<String> group,
        boolean mapped,
        Map<String, String> customContext,
        @Nullable Object result,
        Optional<TaskFailedException> failure) {
    /** {@code Etl.load{path=a.csv}}. */
    @Override
    public String toString() {
        return type.getSimpleName() + "." + method + arguments;
    }
}
