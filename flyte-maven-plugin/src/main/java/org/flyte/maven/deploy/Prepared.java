package org.flyte.maven.deploy;

import java.util.List;
import java.util.Map;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.index.IndexedTask;
import org.jspecify.annotations.Nullable;

/**
 * All that can be made without a backend or a registry.
 *
 * @param entries the specs of all tasks that travel, without what only a deployment knows
 * @param own the specs among them of the project's own tasks, which it registers and runs
 * @param tasks the project's own tasks as their code declares them
 * @param bundle the code bundle, written; null where all code is in the image
 * @param triggers the triggers of the project's own tasks, by full name
 * @param version the version to register under: given, or computed
 */
public record Prepared(
        FlyteModel model,
        List<Entry> entries,
        List<Entry> own,
        List<IndexedTask> tasks,
        ImagePlans images,
        @Nullable Bundle bundle,
        Map<String, List<TaskTrigger>> triggers,
        String version) {
    public Prepared {
        entries = List.copyOf(entries);
        own = List.copyOf(own);
        tasks = List.copyOf(tasks);
        triggers = Map.copyOf(triggers);
    }
}
