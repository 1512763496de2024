package org.flyte.devserver.service;

import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ProtoTime;
import org.flyte.devserver.store.TaskKey;
import org.flyte.idl.actions.Action;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionMetadata;
import org.flyte.idl.workflow.ActionType;
import org.flyte.idl.workflow.TraceAction;

/** Makes the record of a child from what its parent has sent. */
final class ChildRecords {
    private ChildRecords() {}

    /** As on a real backend only the template and the short name of the task are kept. */
    static ActionRecord task(Action child, ActionRecord parent) {
        TaskSpec sent = child.getTask().getSpec();
        TaskSpec kept = TaskSpec.newBuilder()
                .setTaskTemplate(sent.getTaskTemplate())
                .setShortName(sent.getShortName())
                .build();
        ActionRecord.Builder record =
                record(child, parent).setCacheKey(child.getTask().getCacheKey().getValue());
        Identifier id = kept.getTaskTemplate().getId();
        ActionMetadata.Builder metadata = metadata(child)
                .setActionType(ActionType.ACTION_TYPE_TASK)
                .setFuntionName(TaskViews.functionName(id.getName(), kept));
        metadata.getTaskBuilder()
                .setId(new TaskKey(id.getProject(), id.getDomain(), id.getName(), id.getVersion()).toId())
                .setTaskType(kept.getTaskTemplate().getType())
                .setShortName(kept.getShortName());
        record.getDetailsBuilder()
                .setMetadata(metadata)
                .setTask(kept)
                .getStatusBuilder()
                .setPhase(ActionPhase.ACTION_PHASE_QUEUED)
                .setStartTime(ProtoTime.now());
        return record.build();
    }

    /** A step that the parent has done itself: only recorded. */
    static ActionRecord trace(Action child, ActionRecord parent) {
        TraceAction trace = child.getTrace();
        ActionRecord.Builder record = record(child, parent);
        ActionMetadata.Builder metadata = metadata(child).setActionType(ActionType.ACTION_TYPE_TRACE);
        metadata.getTraceBuilder().setName(trace.getName());
        ActionDetails.Builder details =
                record.getDetailsBuilder().setMetadata(metadata).setTrace(trace.getSpec());
        details.getStatusBuilder()
                .setPhase(trace.getPhase())
                .setStartTime(trace.getStartTime())
                .setEndTime(trace.getEndTime())
                .setAttempts(1);
        details.addAttemptsBuilder()
                .setAttempt(1)
                .setPhase(trace.getPhase())
                .setStartTime(trace.getStartTime())
                .setEndTime(trace.getEndTime())
                .setOutputs(trace.getOutputs());
        return record.build();
    }

    private static ActionRecord.Builder record(Action child, ActionRecord parent) {
        ActionRecord.Builder record = ActionRecord.newBuilder()
                .setRunSpec(inherited(parent.getRunSpec()))
                .setInputUri(child.getInputUri())
                .setRunOutputBase(child.getRunOutputBase());
        record.getDetailsBuilder().setId(ActionKey.of(child.getActionId()).toId());
        return record;
    }

    private static ActionMetadata.Builder metadata(Action child) {
        return ActionMetadata.newBuilder()
                .setParent(child.getParentActionName())
                .setGroup(child.getGroup());
    }

    /** Variables, labels, annotations and whether it may be interrupted come from the parent, never from the request. */
    private static RunSpec inherited(RunSpec parent) {
        RunSpec.Builder inherited = RunSpec.newBuilder();
        if (parent.hasEnvs()) {
            inherited.setEnvs(parent.getEnvs());
        }
        if (parent.hasLabels()) {
            inherited.setLabels(parent.getLabels());
        }
        if (parent.hasAnnotations()) {
            inherited.setAnnotations(parent.getAnnotations());
        }
        if (parent.hasInterruptible()) {
            inherited.setInterruptible(parent.getInterruptible());
        }
        // Not named among what is inherited, but each start of an action fills it into the arguments.
        if (parent.hasRunStartTime()) {
            inherited.setRunStartTime(parent.getRunStartTime());
        }
        return inherited.build();
    }
}
