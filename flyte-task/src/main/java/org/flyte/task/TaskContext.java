package org.flyte.task;

import java.util.Map;
import java.util.Optional;

/**
 * What a running action knows of itself. Outside an action {@link #inTask()} is false, texts are empty and numbers 0, so
 * that a unit test of a task that reads them runs. Immutable.
 *
 * @param inTask whether this is a running action
 * @param run the run's name
 * @param action the action's name; {@code a0} for a run's first
 * @param org the organisation; empty where the backend has none
 * @param version the version of the deployment that the running code belongs to
 * @param attempt the attempt's number, 1 for the first
 * @param rawDataPath URI of a folder for the action's own files
 * @param checkpoint URI where this attempt may keep its progress; empty where the backend gives none
 * @param previousCheckpoint URI where the attempt before this one could keep its progress; empty in a first attempt
 * @param custom what whoever started the run sent beside the inputs; children get it too
 */
public record TaskContext(
        boolean inTask,
        String run,
        String action,
        String org,
        String project,
        String domain,
        String version,
        int attempt,
        String rawDataPath,
        String checkpoint,
        Optional<String> previousCheckpoint,
        Map<String, String> custom) {
    static final TaskContext NONE =
            new TaskContext(false, "", "", "", "", "", "", 0, "", "", Optional.empty(), Map.of());

    public TaskContext {
        custom = Map.copyOf(custom);
    }
}
