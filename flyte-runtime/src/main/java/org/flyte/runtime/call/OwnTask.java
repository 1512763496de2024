package org.flyte.runtime.call;

import java.util.List;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.literal.Outputs;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;

/** A task of the deployment that the parent belongs to. */
record OwnTask(TaskSpec spec, String queue, TaskIdentity identity, MethodValues values) implements Callee {
    @Override
    public Inputs inputs(List<@Nullable Object> arguments) {
        return values.inputs(arguments);
    }

    @Override
    public @Nullable Object value(byte[] outputs) {
        return values.value(outputs, Outputs.NAME);
    }
}
