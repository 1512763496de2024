package org.flyte.testing.action;

import java.util.Optional;
import org.flyte.task.Report;
import org.flyte.task.TaskContext;
import org.flyte.testing.border.Action;

/** What one action knows of itself. */
final class RunningAction {
    private static final String RUN = "test";

    private final Action action;
    private final Report report = new Report(html -> {});

    RunningAction(Action action) {
        this.action = action;
    }

    String name() {
        return action.name();
    }

    Report report() {
        return report;
    }

    TaskContext context() {
        return new TaskContext(
                true, RUN, action.name(), "", "", "", "", 1, action.rawData(), "", Optional.empty(), action.custom());
    }
}
