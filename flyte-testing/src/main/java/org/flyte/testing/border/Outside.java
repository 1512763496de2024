package org.flyte.testing.border;

/** The test, as running actions see it. */
public interface Outside {
    /**
     * Runs or fakes a child action in this thread.
     *
     * @throws RuntimeException where the test does not say enough for it
     */
    Ended child(ChildStart child);
}
