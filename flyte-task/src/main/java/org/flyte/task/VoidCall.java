package org.flyte.task;

/**
 * Code without a result; a lambda that calls one task.
 *
 * @param <E> what the code may throw; nothing checked where its source throws nothing checked
 */
@FunctionalInterface
public interface VoidCall<E extends Exception> {
    /** Runs the code. */
    void call() throws E;
}
