package org.flyte.task.spi;

import java.util.concurrent.CompletableFuture;
import org.flyte.task.Checkpoint;
import org.flyte.task.Report;
import org.flyte.task.TaskContext;
import org.jspecify.annotations.Nullable;

/** A running action as the task library sees it. The runtime in the container installs one. Thread-safe. */
public interface ActionRuntime {
    /**
     * Starts a child action.
     *
     * @return the child's value, null for a task without one; fails with {@link org.flyte.task.TaskFailedException} where
     *     the child does. Cancelling it aborts the child
     * @throws RuntimeException where the call cannot become a child
     */
    CompletableFuture<@Nullable Object> start(TaskCall call);

    /** What the action knows of itself. */
    TaskContext context();

    /** Where the files of tasks lie. */
    default Storage storage() {
        return Outside.storage();
    }

    /** What this attempt keeps for the next one. */
    default Checkpoint checkpoint() {
        return Outside.checkpoint();
    }

    /** The report of this attempt, always the same. */
    default Report report() {
        return Outside.report();
    }
}
