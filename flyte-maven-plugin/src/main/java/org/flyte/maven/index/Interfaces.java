package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.NamedParameter;

/** A task's inputs and outputs as Flyte writes them: both maps are there even when empty, sorted by name. */
final class Interfaces {
    /** The name of a task's only output. */
    private static final String OUTPUT = "o0";

    private Interfaces() {}

    static TypedInterface of(TaskDeclaration task) {
        VariableMap.Builder inputs = VariableMap.newBuilder();
        task.inputs().stream()
                .sorted(Comparator.comparing(TaskInput::name))
                .forEach(input -> inputs.addVariables(
                        VariableEntry.newBuilder().setKey(input.name()).setValue(variable(input))));
        VariableMap.Builder outputs = VariableMap.newBuilder();
        if (task.output().type() != null) {
            outputs.addVariables(VariableEntry.newBuilder()
                    .setKey(OUTPUT)
                    .setValue(Variable.newBuilder().setType(task.output().type())));
        }
        return TypedInterface.newBuilder().setInputs(inputs).setOutputs(outputs).build();
    }

    /** The inputs that have a default, in the order of the parameters. */
    static List<NamedParameter> defaults(List<TaskInput> inputs) {
        List<NamedParameter> defaults = new ArrayList<>();
        for (TaskInput input : inputs) {
            if (input.defaultValue() != null) {
                defaults.add(NamedParameter.newBuilder()
                        .setName(input.name())
                        .setParameter(
                                Parameter.newBuilder().setVar(variable(input)).setDefault(input.defaultValue()))
                        .build());
            }
        }
        return defaults;
    }

    private static Variable variable(TaskInput input) {
        return Variable.newBuilder()
                .setType(input.type())
                .setDescription(input.description())
                .build();
    }
}
