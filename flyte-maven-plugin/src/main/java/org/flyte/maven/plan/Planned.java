package org.flyte.maven.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flyte.idl.common.TriggerName;
import org.flyte.maven.plan.Plan.PlannedTask;
import org.flyte.maven.report.Change;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and what it takes to do just what it says.
 *
 * @param standing what the backend has; null when it could not be looked at
 * @param images the references of the images that are where they have to be, by key
 * @param placed the bundles in the backend's store
 * @param obsolete triggers that the backend keeps unless they are deleted
 */
public record Planned(
        Plan plan,
        Wanted wanted,
        @Nullable Standing standing,
        Map<String, String> images,
        Map<WantedModule, PlacedBundle> placed,
        List<TriggerName> obsolete) {
    /** The change of each task by its full name. */
    public Map<String, Change> changes() {
        return plan.tasks().collect(Collectors.toMap(PlannedTask::name, PlannedTask::change));
    }

    /** Whether every task of the module is registered as it shall be. */
    public boolean unchanged(WantedModule module) {
        Map<String, Change> changes = changes();
        return wanted.tasksOf(module).stream().allMatch(task -> changes.get(task.name()) == Change.UNCHANGED);
    }
}
