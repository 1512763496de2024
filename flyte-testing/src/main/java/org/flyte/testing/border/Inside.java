package org.flyte.testing.border;

/** Runs actions of woven classes. */
public interface Inside extends AutoCloseable {
    /**
     * Runs an action in this thread.
     *
     * @return the content of {@code outputs.pb}
     * @throws Throwable what the task threw, of the woven classes
     */
    byte[] run(Action action) throws Throwable;

    /** Runs a child action in this thread; a failure is told as a container tells it. */
    Ended attempt(Action action);

    /** Removes temporary files; no action is to run any more. */
    @Override
    void close();
}
