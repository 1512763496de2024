package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;
import org.flyte.idl.task.NamedParameter;

/** A task's inputs and outputs as Flyte writes them: both maps are there even when empty, sorted by name. */
final class Interfaces {
    private Interfaces() {}

    static TypedInterface of(IndexedTask task) {
        List<TaskInput> declared = task.declaration().inputs();
        SortedMap<String, Variable> inputs = new TreeMap<>();
        for (int i = 0; i < declared.size(); i++) {
            TaskInput input = declared.get(i);
            String said = input.description().isEmpty() ? task.docs().input(i) : input.description();
            inputs.put(
                    input.name(),
                    Variable.newBuilder()
                            .setType(input.type())
                            .setDescription(said)
                            .build());
        }
        SortedMap<String, Variable> outputs = new TreeMap<>();
        for (TaskOutput.Named output : task.declaration().output().outputs()) {
            boolean only = output.name().equals(TaskOutput.ONLY);
            outputs.put(
                    output.name(),
                    Variable.newBuilder()
                            .setType(output.type())
                            .setDescription(only ? task.docs().output() : output.description())
                            .build());
        }
        return TypedInterface.newBuilder()
                .setInputs(map(inputs))
                .setOutputs(map(outputs))
                .build();
    }

    private static VariableMap map(SortedMap<String, Variable> variables) {
        VariableMap.Builder map = VariableMap.newBuilder();
        variables.forEach((name, variable) ->
                map.addVariables(VariableEntry.newBuilder().setKey(name).setValue(variable)));
        return map.build();
    }

    /** The inputs that have a default, in the order of the parameters; their descriptions stand in the interface. */
    static List<NamedParameter> defaults(List<TaskInput> inputs) {
        List<NamedParameter> defaults = new ArrayList<>();
        for (TaskInput input : inputs) {
            if (input.defaultValue() != null) {
                defaults.add(NamedParameter.newBuilder()
                        .setName(input.name())
                        .setParameter(Parameter.newBuilder()
                                .setVar(Variable.newBuilder().setType(input.type()))
                                .setDefault(input.defaultValue()))
                        .build());
            }
        }
        return defaults;
    }
}
