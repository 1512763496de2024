package org.flyte.maven.index;

import java.util.List;
import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.maven.settings.TriggerSettings;
import org.objectweb.asm.Type;

/** The value that a trigger gives an input. */
final class TriggerInput {
    private TriggerInput() {}

    /**
     * Reads a value's text.
     *
     * @throws UnsupportedTypeException when it is no value of the parameter's type
     */
    static Literal read(TaskDeclaration task, String name, String text) throws UnsupportedTypeException {
        List<TaskInput> inputs = task.inputs();
        int index = 0;
        while (!inputs.get(index).name().equals(name)) {
            index++;
        }
        try {
            Literal value = InputText.parse(text, inputs.get(index).type());
            String javaType = Type.getArgumentTypes(task.method().descriptor())[index].getClassName();
            long number = value.getScalar().getPrimitive().getInteger();
            IntegerRange range = IntegerRange.of(javaType).orElse(null);
            if (range != null && !range.holds(number)) {
                throw refusal(name, text, "an integer from " + range.lowest() + " to " + range.highest());
            }
            return value;
        } catch (ValueException e) {
            throw refusal(name, (e.path().isEmpty() ? "" : "at " + e.path() + ": ") + e.found(), e.expected());
        }
    }

    private static UnsupportedTypeException refusal(String name, String found, String expected) {
        return new UnsupportedTypeException(
                IndexCode.TRIGGER_INPUT, "The input " + name + " says " + found, "write " + expected);
    }

    /**
     * Whether the trigger's time gets into its input in the container rather than on the server, which drops all other
     * inputs of a trigger whose time it fills in itself.
     */
    static boolean filledAtStart(TriggerSettings trigger) {
        return trigger.timeInput() != null && !trigger.inputs().isEmpty();
    }
}
