package org.flyte.task;

import org.jspecify.annotations.Nullable;

/**
 * Code with a result; a lambda that calls one task.
 *
 * @param <E> what the code may throw; nothing checked where its source throws nothing checked
 */
@FunctionalInterface
public interface Call<T extends @Nullable Object, E extends Exception> {
    /** Runs the code. */
    T call() throws E;
}
