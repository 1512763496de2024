package org.flyte.runtime.call;

import java.util.HashMap;
import java.util.Map;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/** Tasks by {@code project/domain/name/version}; of each the version {@code new} is the newest. */
final class FakeRegistry implements TaskRegistry {
    final Map<String, TaskSpec> tasks = new HashMap<>();
    int fetched;

    @Override
    public @Nullable String newest(TaskName task) {
        String prefix = task.getProject() + "/" + task.getDomain() + "/" + task.getName() + "/";
        return tasks.keySet().stream().anyMatch(key -> key.startsWith(prefix)) ? "new" : null;
    }

    @Override
    public @Nullable TaskSpec spec(TaskIdentifier task) {
        fetched++;
        return tasks.get(task.getProject() + "/" + task.getDomain() + "/" + task.getName() + "/" + task.getVersion());
    }
}
