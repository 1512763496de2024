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
 * @param module the module that it is of
 */
public record WantedTask(TaskSpec spec, List<TaskTrigger> triggers, int rank, WantedModule module) {
    public WantedTask {
        triggers = List.copyOf(triggers);
    }

    public WantedTask ranked(int otherRank) {
        return new WantedTask(spec, triggers, otherRank, module);
    }

    /** Full name, {@code environment.task}. */
    public String name() {
        return spec.getTaskTemplate().getId().getName();
    }

    public String environment() {
        return SpecCompletion.environment(spec);
    }
}
