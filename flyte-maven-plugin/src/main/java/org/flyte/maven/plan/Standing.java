package org.flyte.maven.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.trigger.TriggerDetails;

/**
 * What a backend has of the tasks of a deployment.
 *
 * @param newest the spec of each task's newest version, by the task's full name
 * @param same the spec of each task under the deployment's own version
 * @param triggers the triggers of each task; empty when the backend keeps none to be looked at
 */
public record Standing(
        Map<String, TaskSpec> newest,
        Map<String, TaskSpec> same,
        Optional<Map<String, List<TriggerDetails>>> triggers) {
    public Standing {
        newest = Map.copyOf(newest);
        same = Map.copyOf(same);
    }

    List<TriggerDetails> triggersOf(String task) {
        return triggers.map(all -> all.getOrDefault(task, List.of())).orElse(List.of());
    }
}
