package org.flyte.task;

import org.jspecify.annotations.Nullable;

/**
 * Code with a parameter and a result: a task's method reference, or a lambda that calls one task.
 *
 * @param <E> what the code may throw; nothing checked where its source throws nothing checked
 */
@FunctionalInterface
public interface ItemCall<T extends @Nullable Object, R extends @Nullable Object, E extends Exception> {
    /** Runs the code for one item. */
    R call(T item) throws E;
}
