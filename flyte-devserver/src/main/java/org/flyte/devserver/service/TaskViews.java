package org.flyte.devserver.service;

import java.util.Map;
import java.util.function.Function;
import org.flyte.devserver.state.TaskRecord;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.devserver.store.TaskKey;
import org.flyte.idl.task.DeployTaskRequest;
import org.flyte.idl.task.Task;
import org.flyte.idl.task.TaskDetails;
import org.flyte.idl.task.TaskMetadata;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TaskTriggersSummary;
import org.jspecify.annotations.Nullable;

/** A stored task as the API shows it. */
final class TaskViews {
    private static final int MAX_SHORT = 255;
    private static final int MAX_LONG = 2048;

    private static final Map<String, Function<TaskRecord, @Nullable Object>> NAMED = Map.ofEntries(
            Map.entry("project", task -> TaskKey.of(task).project()),
            Map.entry("domain", task -> TaskKey.of(task).domain()),
            Map.entry("name", task -> TaskKey.of(task).name()),
            Map.entry("version", task -> TaskKey.of(task).version()),
            Map.entry("environment", task -> spec(task).getEnvironment().getName()),
            Map.entry("function_name", task -> functionName(TaskKey.of(task).name(), spec(task))),
            Map.entry("deployed_by", task -> ""),
            Map.entry("created_at", task -> ProtoTime.instant(task.getCreatedAt())),
            Map.entry("updated_at", task -> ProtoTime.instant(task.getUpdatedAt())),
            Map.entry("env_description", task -> spec(task).getEnvironment().getDescription()),
            Map.entry("total_triggers", task -> (long) task.getDeployed().getTriggersCount()),
            Map.entry("short_description", task -> spec(task).getDocumentation().getShortDescription()));

    static final Fields<TaskRecord> FIELDS = Fields.of(NAMED);
    static final Fields<TaskRecord> VERSION_FIELDS = Fields.of(Map.of(
            "version", task -> TaskKey.of(task).version(),
            "created_at", task -> ProtoTime.instant(task.getCreatedAt())));

    private TaskViews() {}

    static TaskDetails details(TaskRecord task) {
        return TaskDetails.newBuilder()
                .setTaskId(TaskKey.of(task).toId())
                .setMetadata(metadata(task))
                .setSpec(spec(task))
                .build();
    }

    static Task task(TaskRecord task) {
        return Task.newBuilder()
                .setTaskId(TaskKey.of(task).toId())
                .setMetadata(metadata(task))
                .build();
    }

    /** The name that a console shows: without the environment, else what follows the last dot. */
    static String functionName(String taskName, TaskSpec spec) {
        String prefix = spec.getEnvironment().getName() + ".";
        return taskName.startsWith(prefix)
                ? taskName.substring(prefix.length())
                : taskName.substring(taskName.lastIndexOf('.') + 1);
    }

    /** The request with its descriptions cut, in silence, to what the backend keeps. */
    static DeployTaskRequest withShortDescriptions(DeployTaskRequest request) {
        TaskSpec spec = request.getSpec();
        String shortText = spec.getDocumentation().getShortDescription();
        String longText = spec.getDocumentation().getLongDescription();
        String environment = spec.getEnvironment().getDescription();
        DeployTaskRequest.Builder cut = request.toBuilder();
        if (shortText.length() > MAX_SHORT) {
            cut.getSpecBuilder().getDocumentationBuilder().setShortDescription(shortText.substring(0, MAX_SHORT));
        }
        if (longText.length() > MAX_LONG) {
            cut.getSpecBuilder().getDocumentationBuilder().setLongDescription(longText.substring(0, MAX_LONG));
        }
        if (environment.length() > MAX_SHORT) {
            cut.getSpecBuilder().getEnvironmentBuilder().setDescription(environment.substring(0, MAX_SHORT));
        }
        return cut.build();
    }

    private static TaskMetadata metadata(TaskRecord task) {
        TaskMetadata.Builder metadata = TaskMetadata.newBuilder()
                .setShortName(spec(task).getShortName())
                .setDeployedAt(task.getCreatedAt())
                .setEnvironmentName(spec(task).getEnvironment().getName())
                .setShortDescription(spec(task).getDocumentation().getShortDescription());
        if (task.getDeployed().getTriggersCount() > 0) {
            metadata.setTriggersSummary(triggers(task.getDeployed()));
        }
        return metadata.build();
    }

    private static TaskTriggersSummary triggers(DeployTaskRequest deployed) {
        TaskTriggersSummary.Builder summary = TaskTriggersSummary.newBuilder();
        TaskTrigger first = deployed.getTriggers(0);
        if (deployed.getTriggersCount() == 1) {
            summary.getDetailsBuilder()
                    .setName(first.getName())
                    .setActive(first.getSpec().getActive())
                    .setAutomationSpec(first.getAutomationSpec());
        } else {
            long active = deployed.getTriggersList().stream()
                    .filter(trigger -> trigger.getSpec().getActive())
                    .count();
            summary.getStatsBuilder().setTotal(deployed.getTriggersCount()).setActive((int) active);
        }
        return summary.build();
    }

    private static TaskSpec spec(TaskRecord task) {
        return task.getDeployed().getSpec();
    }
}
