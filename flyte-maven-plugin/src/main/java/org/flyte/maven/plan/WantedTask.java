package org.flyte.maven.plan;

import java.util.List;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.wire.spec.SpecCompletion;

/**
 * A task to deploy.
 *
 * @param spec without what only a deployment knows
 * @param triggers all that the task shall have, with their inputs inline
 * @param rank tasks of a lower one are deployed before it
 */
public record WantedTask(TaskSpec spec, List<TaskTrigger> triggers, int rank) {
    public WantedTask {
        triggers = List.copyOf(triggers);
    }

    public WantedTask ranked(int otherRank) {
        return new WantedTask(spec, triggers, otherRank);
    }

    /** Full name, {@code environment.task}. */
    public String name() {
        return spec.getTaskTemplate().getId().getName();
    }

    public String environment() {
        return SpecCompletion.environment(spec);
    }
}
