package org.flyte.maven.index;

import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.maven.settings.TriggerSettings;

/** The value that a trigger gives an input. */
final class TriggerInput {
    private TriggerInput() {}

    /**
     * Reads a value's text.
     *
     * @throws UnsupportedTypeException when it is no value of the parameter's type
     */
    static Literal read(TaskDeclaration task, String name, String text) throws UnsupportedTypeException {
        TaskInput input = task.inputs().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            Literal value = InputText.parse(text, input.type());
            OutOfRange beyond = input.range().check(value).orElse(null);
            if (beyond != null) {
                throw refusal(name, beyond.path(), beyond.found(), beyond.expected());
            }
            return value;
        } catch (ValueException e) {
            throw refusal(name, e.path(), e.found(), e.expected());
        }
    }

    private static UnsupportedTypeException refusal(String name, String path, String found, String expected) {
        return new UnsupportedTypeException(
                IndexCode.TRIGGER_INPUT,
                "The input " + name + " says " + (path.isEmpty() ? "" : "at " + path + ": ") + found,
                "write " + expected);
    }

    /**
     * Whether the trigger's time gets into its input in the container rather than on the server, which drops all other
     * inputs of a trigger whose time it fills in itself.
     */
    static boolean filledAtStart(TriggerSettings trigger) {
        return trigger.timeInput() != null && !trigger.inputs().isEmpty();
    }
}
