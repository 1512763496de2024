package org.flyte.maven.deploy;

import java.util.List;
import org.flyte.client.InputUpload;
import org.flyte.idl.common.OffloadedInputData;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.config.Target;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;

/** Stores the inputs of triggers: the backend starts no run with inputs that stand in the trigger itself. */
final class TriggerInputs {
    private final InputUpload upload;

    TriggerInputs(Backend backend, Target target) {
        upload = new InputUpload(backend.client().dataPlane(), target.org(), target.project(), target.domain());
    }

    /** The triggers with their inputs in the backend's store; as they are where it takes none. */
    List<TaskTrigger> stored(List<TaskTrigger> triggers, TaskSpec task) {
        return triggers.stream().map(trigger -> stored(trigger, task)).toList();
    }

    private TaskTrigger stored(TaskTrigger trigger, TaskSpec task) {
        Inputs inputs = trigger.getSpec().getInputs();
        if (inputs.getLiteralsCount() == 0 && inputs.getContextCount() == 0) {
            return trigger;
        }
        try {
            OffloadedInputData data = upload.ofTrigger(inputs, task);
            TaskTrigger.Builder stored = trigger.toBuilder();
            stored.getSpecBuilder().setOffloadedInputData(data);
            return stored.build();
        } catch (RpcException e) {
            if (e.code() == RpcCode.UNIMPLEMENTED) {
                return trigger;
            }
            throw e;
        }
    }
}
