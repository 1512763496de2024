package org.flyte.runtime.call;

import java.util.Comparator;
import java.util.List;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.literal.Outputs;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;

/** A task of the deployment that the parent belongs to. */
record OwnTask(TaskSpec spec, String queue, TaskIdentity identity, MethodValues values) implements Callee {
    /**
     * In the order of the task's interface, which is all that callers elsewhere know: the hash of inputs counts their order,
     * and all callers shall find the same cached results.
     */
    @Override
    public Inputs inputs(List<@Nullable Object> arguments) {
        Inputs declared = values.inputs(arguments);
        List<String> order = spec.getTaskTemplate().getInterface().getInputs().getVariablesList().stream()
                .map(VariableEntry::getKey)
                .toList();
        return declared.toBuilder()
                .clearLiterals()
                .addAllLiterals(declared.getLiteralsList().stream()
                        .sorted(Comparator.comparingInt(literal -> order.indexOf(literal.getName())))
                        .toList())
                .build();
    }

    @Override
    public @Nullable Object value(byte[] outputs) {
        return values.value(outputs, Outputs.NAME);
    }
}
