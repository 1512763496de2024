package org.flyte.devserver.service;

import org.flyte.devserver.state.TriggerChange;
import org.flyte.devserver.store.TaskKey;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TaskTriggerSpec;
import org.flyte.idl.task.TriggerAutomationSpec;
import org.flyte.idl.task.TriggerAutomationSpecType;
import org.flyte.idl.trigger.Trigger;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.idl.trigger.TriggerRevision;
import org.flyte.idl.trigger.TriggerSpec;

/** A trigger in the forms in which the API takes and shows it. */
final class TriggerViews {
    private static final int LONGEST_DESCRIPTION = 255;

    private TriggerViews() {}

    static TriggerName name(TaskIdentifier task, TaskTrigger trigger) {
        return TriggerName.newBuilder()
                .setProject(task.getProject())
                .setDomain(task.getDomain())
                .setTaskName(task.getName())
                .setName(trigger.getName())
                .build();
    }

    /** What a trigger that came with its task does; the description is cut in silence. */
    static TriggerSpec spec(TaskIdentifier task, TaskTriggerSpec sent) {
        String description = sent.getDescription();
        TriggerSpec.Builder spec = TriggerSpec.newBuilder()
                .setActive(sent.getActive())
                .setTaskVersion(task.getVersion())
                .setDescription(description.substring(0, Math.min(description.length(), LONGEST_DESCRIPTION)));
        if (sent.hasRunSpec()) {
            spec.setRunSpec(sent.getRunSpec());
        }
        if (sent.hasOffloadedInputData()) {
            spec.setOffloadedInputData(sent.getOffloadedInputData());
        } else if (sent.hasInputs()) {
            spec.setInputs(sent.getInputs());
        }
        return spec.build();
    }

    /** The type is the server's own word, whatever was sent. */
    static TriggerAutomationSpec typed(TriggerAutomationSpec automation) {
        return automation.toBuilder()
                .setType(
                        automation.hasSchedule()
                                ? TriggerAutomationSpecType.TYPE_SCHEDULE
                                : TriggerAutomationSpecType.TYPE_NONE)
                .build();
    }

    static TaskKey task(TriggerDetails trigger) {
        TriggerName name = trigger.getId().getName();
        return new TaskKey(
                name.getProject(),
                name.getDomain(),
                name.getTaskName(),
                trigger.getSpec().getTaskVersion());
    }

    static Trigger listed(TriggerDetails trigger) {
        return Trigger.newBuilder()
                .setId(trigger.getId())
                .setStatus(trigger.getStatus())
                .setActive(trigger.getSpec().getActive())
                .setAutomationSpec(trigger.getAutomationSpec())
                .build();
    }

    static TriggerRevision revision(TriggerChange change) {
        return TriggerRevision.newBuilder()
                .setId(change.getDetails().getId())
                .setStatus(change.getDetails().getStatus())
                .setAction(change.getAction())
                .setCreatedAt(change.getAt())
                .build();
    }

    /** As much as the task's own page says of it. */
    static TaskTrigger summary(TriggerDetails trigger) {
        return TaskTrigger.newBuilder()
                .setName(trigger.getId().getName().getName())
                .setSpec(
                        TaskTriggerSpec.newBuilder().setActive(trigger.getSpec().getActive()))
                .setAutomationSpec(trigger.getAutomationSpec())
                .build();
    }
}
