package org.flyte.runtime;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.runtime.bundle.CodeBundle;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.OffloadedLiterals;
import org.flyte.runtime.literal.WireException;
import org.flyte.runtime.storage.ObjectStores;
import org.flyte.runtime.storage.OffloadedObjects;
import org.flyte.runtime.task.TaskIndex;
import org.flyte.runtime.task.TaskLoader;
import org.flyte.runtime.task.TaskMethod;
import org.flyte.task.spi.Dispatch;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.jspecify.annotations.Nullable;

/** One attempt: code, task, inputs, call, outputs. */
final class Attempt {
    /** The context entry in which a trigger names the input that takes its time. */
    private static final String KICKOFF_INPUT = "_u_kickoff_time_input_arg";

    private final Arguments arguments;
    private final Ending ending;

    Attempt(Arguments arguments, Ending ending) {
        this.arguments = arguments;
        this.ending = ending;
    }

    /** Runs the task and returns the content of {@code outputs.pb}. */
    byte[] outputs() throws Throwable {
        CodeBundle bundle = arguments.bundle();
        if (bundle != null) {
            bundle.install(Installation.code(System.getProperty("java.class.path", "")));
        }
        ClassLoader classes = ClassLoader.getSystemClassLoader();
        TaskMethod task =
                new TaskLoader(classes).load(TaskIndex.load(classes).find(arguments.className(), arguments.method()));
        Inputs inputs = read();
        List<@Nullable Object> values = task.arguments(inPlace(literals(inputs)));
        RunningAction action = new RunningAction(arguments, System.getenv(), custom(inputs), classes);
        Dispatch.install(action);
        ending.abortChildrenWith(action);
        ending.reserveMemory();
        return task.outputs(task.call(values));
    }

    private Map<String, Literal> literals(Inputs inputs) {
        String timeInput = inputs.context().get(KICKOFF_INPUT);
        if (timeInput == null) {
            return inputs.literals();
        }
        Map<String, Literal> withTime = new LinkedHashMap<>(inputs.literals());
        withTime.put(timeInput, RunStartTime.literal(arguments.options().getOrDefault(Option.RUN_START_TIME, "")));
        return withTime;
    }

    private static Map<String, Literal> inPlace(Map<String, Literal> literals) {
        OffloadedLiterals stored = new OffloadedLiterals(OffloadedObjects.STORED);
        Map<String, Literal> inPlace = new LinkedHashMap<>();
        for (Map.Entry<String, Literal> input : literals.entrySet()) {
            inPlace.put(input.getKey(), inPlace(stored, input.getKey(), input.getValue()));
        }
        return inPlace;
    }

    private static Literal inPlace(OffloadedLiterals stored, String name, Literal literal) {
        try {
            return stored.resolve(literal);
        } catch (IOException e) {
            throw new AttemptException(
                    FailureCode.INPUTS_UNREADABLE,
                    "The input '" + name + "' lies in an object of its own, which cannot be read",
                    e);
        } catch (WireException e) {
            throw new AttemptException(
                    FailureCode.INPUT_INVALID,
                    "The input '" + name + "' lies in an object of its own, which holds no value",
                    e);
        }
    }

    /** What whoever started the run sent along, without what the backend put there for the runtime. */
    private static Map<String, String> custom(Inputs inputs) {
        if (inputs.context().isEmpty()) {
            return Map.of();
        }
        Map<String, String> custom = new LinkedHashMap<>(inputs.context());
        custom.remove(KICKOFF_INPUT);
        return custom;
    }

    private Inputs read() {
        try {
            return Inputs.read(ObjectStores.of(arguments.inputs()).get(arguments.inputs(), Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new AttemptException(
                    FailureCode.INPUTS_UNREADABLE, "The inputs cannot be read from " + arguments.inputs(), e);
        } catch (WireException e) {
            throw new AttemptException(FailureCode.INPUT_INVALID, arguments.inputs() + " holds no valid inputs", e);
        }
    }
}
