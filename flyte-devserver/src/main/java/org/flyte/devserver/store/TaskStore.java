package org.flyte.devserver.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.devserver.state.TaskRecord;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.TaskTrigger;

/** The deployed tasks in all their versions. */
public final class TaskStore {
    private static final Comparator<TaskRecord> BY_CREATION =
            Comparator.comparing(task -> ProtoTime.instant(task.getCreatedAt()));

    private final Map<TaskKey, TaskRecord> tasks = new LinkedHashMap<>();
    private final StateFolder<TaskRecord> folder;

    public TaskStore(Path root, Consumer<String> warnings) {
        folder = new StateFolder<>(root, TaskRecord.parser(), warnings);
        folder.load().stream().sorted(BY_CREATION).forEach(task -> tasks.put(TaskKey.of(task), task));
    }

    /** Stores a version; one of the same key is replaced and keeps its time of creation. */
    public synchronized void deploy(DeployTaskRequest request) {
        TaskKey key = TaskKey.of(request.getTaskId());
        TaskRecord.Builder task = TaskRecord.newBuilder()
                .setCreatedAt(ProtoTime.now())
                .setUpdatedAt(ProtoTime.now())
                .setDeployed(request);
        TaskRecord before = tasks.get(key);
        if (before != null) {
            task.setCreatedAt(before.getCreatedAt());
            if (request.getTriggersCount() == 0) {
                task.getDeployedBuilder().addAllTriggers(before.getDeployed().getTriggersList());
            }
        }
        save(key, task.build());
    }

    /** Notes which triggers start this version; nothing happens when there is no such version. */
    public synchronized void startedBy(TaskKey key, List<TaskTrigger> triggers) {
        TaskRecord task = tasks.get(key);
        if (task != null) {
            TaskRecord.Builder noted = task.toBuilder();
            noted.getDeployedBuilder().clearTriggers().addAllTriggers(triggers);
            save(key, noted.build());
        }
    }

    private void save(TaskKey key, TaskRecord task) {
        // Names may hold any character, so the file name is a hash of the key.
        folder.save(Digests.sha256Hex(key.toString().getBytes(StandardCharsets.UTF_8)), task);
        tasks.put(key, task);
    }

    public synchronized Optional<TaskRecord> find(TaskKey key) {
        return Optional.ofNullable(tasks.get(key));
    }

    /** Every version of every task, in the order of their first deployment. */
    public synchronized List<TaskRecord> all() {
        return List.copyOf(tasks.values());
    }
}
