package org.flyte.devserver.service;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.Action;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionStatus;
import org.flyte.idl.workflow.Run;
import org.flyte.idl.workflow.RunDetails;
import org.jspecify.annotations.Nullable;

/** A stored action as the API shows it. */
final class ActionViews {
    private static final Map<String, Function<ActionRecord, @Nullable Object>> NAMED = Map.ofEntries(
            Map.entry("project", action -> ActionKey.of(action).run().project()),
            Map.entry("domain", action -> ActionKey.of(action).run().domain()),
            Map.entry("run_name", action -> ActionKey.of(action).run().name()),
            Map.entry("name", action -> ActionKey.of(action).name()),
            Map.entry("parent_name", action -> action.getDetails().getMetadata().getParent()),
            Map.entry(
                    "parent_action_name",
                    action -> action.getDetails().getMetadata().getParent()),
            Map.entry("phase", action -> (long) status(action).getPhaseValue()),
            Map.entry("action_type", action ->
                    (long) action.getDetails().getMetadata().getActionTypeValue()),
            Map.entry(
                    "run_source",
                    action -> action.getDetails().getMetadata().getSource().name()),
            Map.entry("task_project", action -> task(action).getProject()),
            Map.entry("task_domain", action -> task(action).getDomain()),
            Map.entry("task_name", action -> task(action).getName()),
            Map.entry("task_version", action -> task(action).getVersion()),
            Map.entry(
                    "task_type",
                    action -> action.getDetails().getMetadata().getTask().getTaskType()),
            Map.entry(
                    "function_name", action -> action.getDetails().getMetadata().getFuntionName()),
            Map.entry(
                    "environment_name",
                    action -> action.getDetails().getMetadata().getEnvironmentName()),
            Map.entry("created_at", action -> ProtoTime.instant(status(action).getStartTime())),
            Map.entry("updated_at", action -> ProtoTime.instant(action.getUpdatedAt())),
            Map.entry("ended_at", ActionViews::endedAt),
            Map.entry("duration_ms", action -> status(action).getDurationMs()),
            Map.entry("attempts", action -> (long) status(action).getAttempts()));

    static final Fields<ActionRecord> FIELDS = new Fields<>(
            NAMED,
            "labels.",
            (action, label) -> action.getRunSpec().getLabels().getValuesMap().get(label));

    private ActionViews() {}

    static ActionDetails details(ActionRecord action) {
        return action.getDetails();
    }

    static Action action(ActionRecord action) {
        return Action.newBuilder()
                .setId(action.getDetails().getId())
                .setMetadata(action.getDetails().getMetadata())
                .setStatus(status(action))
                .build();
    }

    static Run run(ActionRecord root) {
        return Run.newBuilder()
                .setAction(action(root))
                .putAllLabels(root.getRunSpec().getLabels().getValuesMap())
                .build();
    }

    static RunDetails runDetails(ActionRecord root) {
        return RunDetails.newBuilder()
                .setRunSpec(root.getRunSpec())
                .setAction(root.getDetails())
                .build();
    }

    private static ActionStatus status(ActionRecord action) {
        return action.getDetails().getStatus();
    }

    private static TaskIdentifier task(ActionRecord action) {
        return action.getDetails().getMetadata().getTask().getId();
    }

    private static @Nullable Instant endedAt(ActionRecord action) {
        return status(action).hasEndTime() ? ProtoTime.instant(status(action).getEndTime()) : null;
    }
}
