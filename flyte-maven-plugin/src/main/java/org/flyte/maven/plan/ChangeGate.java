package org.flyte.maven.plan;

import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;

/** Fails a build whose deployment would change something, for those who deploy elsewhere. */
public final class ChangeGate {
    private static final String PROPERTY = "flyte.plan.failOnChange";

    private ChangeGate() {}

    /**
     * Lets only a plan pass that changes nothing.
     *
     * @throws ProblemException when it would change something, or nobody can tell
     */
    public static void check(Plan plan) {
        List<Change> changes = plan.changes().toList();
        List<String> tasks = plan.tasks()
                .filter(task -> task.change() == Change.NEW || task.change() == Change.CHANGED)
                .map(Plan.PlannedTask::name)
                .toList();
        if (changes.contains(Change.NEW) || changes.contains(Change.CHANGED)) {
            throw new ProblemException(new Problem(
                    PlanCode.WOULD_CHANGE,
                    "a deployment would change something" + (tasks.isEmpty() ? "" : ": " + String.join(", ", tasks)),
                    PROPERTY,
                    "deploy, or undo what changed; plan.json says what differs"));
        }
        if (changes.contains(Change.UNKNOWN)) {
            throw new ProblemException(new Problem(
                    PlanCode.CANNOT_TELL,
                    "nobody can tell whether a deployment would change something",
                    PROPERTY,
                    "see that backend and registry can be reached, without -o"));
        }
    }
}
