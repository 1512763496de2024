package org.flyte.maven.index;

import java.util.List;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Literal;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.idl.task.NamedParameter;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.idl.task.TaskTriggerSpec;
import org.flyte.maven.index.spec.TriggerSpecs;
import org.flyte.maven.settings.TriggerSettings;

/** What starts a task by itself. */
public final class Triggers {
    /** By this key of the inputs' context, a container finds the input that takes the time of its run's start. */
    private static final String TIME_INPUT = "_u_kickoff_time_input_arg";

    private Triggers() {}

    /**
     * The triggers of a task that has passed all checks, sorted by their keys.
     *
     * @return each with its inputs inline; a run gets them only when they are uploaded before the task is registered
     */
    public static List<TaskTrigger> of(IndexedTask task) {
        return task.settings().triggers().values().stream()
                .map(trigger -> of(trigger, task))
                .toList();
    }

    private static TaskTrigger of(TriggerSettings trigger, IndexedTask task) {
        String scheduled = TriggerInput.filledAtStart(trigger) ? null : trigger.timeInput();
        TaskTriggerSpec.Builder spec = TaskTriggerSpec.newBuilder()
                .setActive(!Boolean.FALSE.equals(trigger.active()))
                .setInputs(inputs(trigger, task.declaration()))
                .setRunSpec(TriggerSpecs.runSpec(trigger, task.settings().queue()));
        if (trigger.description() != null) {
            spec.setDescription(trigger.description());
        }
        return TaskTrigger.newBuilder()
                .setName(trigger.name())
                .setSpec(spec)
                .setAutomationSpec(TriggerSpecs.automation(trigger, scheduled))
                .build();
    }

    /** What the trigger says, sorted by name, then the defaults of other inputs. */
    private static Inputs inputs(TriggerSettings trigger, TaskDeclaration task) {
        Inputs.Builder inputs = Inputs.newBuilder();
        trigger.inputs()
                .forEach((name, text) -> inputs.addLiterals(
                        NamedLiteral.newBuilder().setName(name).setValue(value(task, name, text))));
        for (NamedParameter parameter : Interfaces.defaults(task.inputs())) {
            if (!trigger.inputs().containsKey(parameter.getName())) {
                inputs.addLiterals(NamedLiteral.newBuilder()
                        .setName(parameter.getName())
                        .setValue(parameter.getParameter().getDefault()));
            }
        }
        if (trigger.timeInput() != null) {
            inputs.addContext(KeyValuePair.newBuilder().setKey(TIME_INPUT).setValue(trigger.timeInput()));
        }
        return inputs.build();
    }

    private static Literal value(TaskDeclaration task, String name, String text) {
        try {
            return TriggerInput.read(task, name, text);
        } catch (UnsupportedTypeException e) {
            throw new IllegalStateException("The task has not been checked: " + e.what(), e);
        }
    }
}
