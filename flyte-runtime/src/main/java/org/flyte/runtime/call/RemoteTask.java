package org.flyte.runtime.call;

import java.util.List;
import java.util.Map;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Parameter;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.literal.Outputs;
import org.flyte.wire.spec.TaskIdentity;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/**
 * A task that is registered already, seen through a Java method.
 *
 * @param spec as the backend has it
 * @param output the name of the task's one output; empty for none
 */
record RemoteTask(TaskSpec spec, TaskIdentity identity, MethodValues values, String output) implements Callee {
    /**
     * Fits a method to a task.
     *
     * @throws IllegalStateException where inputs or output differ
     */
    static RemoteTask of(TaskSpec spec, MethodValues values) {
        TypedInterface declared = spec.getTaskTemplate().getInterface();
        String task = values.task();
        List<String> names = values.signature().names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            LiteralType type = type(declared.getInputs().getVariablesList(), name);
            if (type == null) {
                throw new IllegalStateException("The task " + task + " has no input '" + name + "', only: "
                        + declared.getInputs().getVariablesList().stream()
                                .map(VariableEntry::getKey)
                                .toList());
            }
            RemoteType.checkInput(task, name, type, values.signature().type(i));
        }
        return new RemoteTask(spec, TaskIdentity.of(spec.getTaskTemplate()), values, output(declared, values));
    }

    /** A registered task does not say its queue. */
    @Override
    public String queue() {
        return "";
    }

    private static String output(TypedInterface declared, MethodValues values) {
        Map<String, FlyteType> expected = values.signature().resultTypes();
        List<VariableEntry> outputs = declared.getOutputs().getVariablesList();
        if (expected.isEmpty()) {
            return "";
        }
        if (values.signature().namesOutputs()) {
            checkNamed(outputs, expected, values.task());
            return Outputs.NAME;
        }
        if (outputs.size() != 1) {
            throw new IllegalStateException("The task " + values.task() + " has " + outputs.size()
                    + " outputs, and the method's result is one; to take several, return a record with @Outputs: "
                    + outputs.stream().map(VariableEntry::getKey).toList());
        }
        RemoteType.checkOutput(
                values.task(), outputs.get(0), expected.values().iterator().next());
        return outputs.get(0).getKey();
    }

    /** A record need not take all outputs. */
    private static void checkNamed(List<VariableEntry> outputs, Map<String, FlyteType> expected, String task) {
        for (Map.Entry<String, FlyteType> component : expected.entrySet()) {
            VariableEntry output = outputs.stream()
                    .filter(candidate -> candidate.getKey().equals(component.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The task " + task + " has no output '"
                            + component.getKey() + "', only: "
                            + outputs.stream().map(VariableEntry::getKey).toList()));
            RemoteType.checkOutput(task, output, component.getValue());
        }
    }

    /** In the order of the task's interface, as the Python SDK calls a remote task. */
    @Override
    public Inputs inputs(List<@Nullable Object> arguments) {
        List<NamedLiteral> given = values.inputs(arguments).getLiteralsList();
        List<String> names = values.signature().names();
        Inputs.Builder inputs = Inputs.newBuilder();
        for (VariableEntry input :
                spec.getTaskTemplate().getInterface().getInputs().getVariablesList()) {
            int parameter = names.indexOf(input.getKey());
            Literal value = parameter < 0
                    ? defaultValue(input)
                    : RemoteType.fit(
                            given.get(parameter).getValue(),
                            input.getValue().getType(),
                            values.signature().type(parameter));
            inputs.addLiterals(NamedLiteral.newBuilder().setName(input.getKey()).setValue(value));
        }
        return inputs.build();
    }

    private Literal defaultValue(VariableEntry input) {
        for (NamedParameter parameter : spec.getDefaultInputsList()) {
            Parameter behavior = parameter.getParameter();
            if (parameter.getName().equals(input.getKey()) && behavior.hasDefault()) {
                return behavior.getDefault();
            }
        }
        return RemoteType.none(input.getValue().getType())
                .orElseThrow(() -> new IllegalArgumentException("The task " + values.task() + " needs the input '"
                        + input.getKey() + "', which has no default: give the method a parameter for it"));
    }

    @Override
    public @Nullable Object value(byte[] outputs) {
        return output.isEmpty() ? null : values.value(outputs, output);
    }

    private static @Nullable LiteralType type(List<VariableEntry> variables, String name) {
        for (VariableEntry variable : variables) {
            if (variable.getKey().equals(name)) {
                return variable.getValue().getType();
            }
        }
        return null;
    }
}
