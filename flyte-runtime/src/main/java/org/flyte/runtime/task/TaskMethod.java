package org.flyte.runtime.task;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.flyte.runtime.codec.Codec;
import org.flyte.runtime.codec.Codecs;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Literal;
import org.jspecify.annotations.Nullable;

/** A static method as a task: its parameters are the inputs, its result is the output. */
public final class TaskMethod {
    private final Method method;
    private final List<String> names;
    private final List<Codec> parameters;
    private final Result result;

    private TaskMethod(Method method, List<String> names, List<Codec> parameters, Result result) {
        this.method = method;
        this.names = names;
        this.parameters = parameters;
        this.result = result;
    }

    /**
     * Prepares a method.
     *
     * @param names wire names of the inputs in the order of the parameters
     * @throws AttemptException where the method cannot be a task
     */
    public static TaskMethod of(Method method, List<String> names) {
        Type[] types = method.getGenericParameterTypes();
        if (!Modifier.isStatic(method.getModifiers()) || types.length != names.size()) {
            throw new AttemptException(
                    FailureCode.TASK_NOT_FOUND, method + " is no static method with the inputs " + names);
        }
        try {
            List<Codec> parameters = new ArrayList<>();
            for (Type type : types) {
                parameters.add(Codecs.of(type));
            }
            Result result = Result.of(method.getGenericReturnType());
            method.setAccessible(true);
            return new TaskMethod(method, names, parameters, result);
        } catch (UnsupportedTypeException e) {
            throw new AttemptException(FailureCode.TASK_NOT_FOUND, method + " is no task: " + e.getMessage());
        }
    }

    /**
     * Makes the arguments of a call of what {@code inputs.pb} holds.
     *
     * @throws AttemptException where an input is missing, unknown or none of the parameter's type
     */
    public List<Object> arguments(Map<String, Literal> inputs) {
        for (String name : inputs.keySet()) {
            if (!names.contains(name)) {
                throw new AttemptException(
                        FailureCode.INPUT_INVALID, "The task has no input '" + name + "', only: " + names);
            }
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arguments.add(argument(names.get(i), parameters.get(i), inputs.get(names.get(i))));
        }
        return arguments;
    }

    private Object argument(String name, Codec codec, @Nullable Literal literal) {
        if (literal == null) {
            if (method.getParameterTypes()[names.indexOf(name)] == Optional.class) {
                return Optional.empty();
            }
            throw new AttemptException(FailureCode.INPUT_INVALID, "The input '" + name + "' is missing");
        }
        try {
            return codec.read(literal);
        } catch (ValueException e) {
            throw new AttemptException(FailureCode.INPUT_INVALID, "The input '" + name + "'" + e.getMessage());
        }
    }

    /**
     * Calls the method and waits for a future that it returns.
     *
     * @return the value; null for a task without one, or one that has none against its type
     * @throws Throwable what the method threw, or what its future ended with
     */
    public @Nullable Object call(List<Object> arguments) throws Throwable {
        Object returned;
        try {
            returned = method.invoke(null, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        if (!CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            return returned;
        }
        if (returned == null) {
            throw new AttemptException(FailureCode.OUTPUT_INVALID, "The task returned null in place of a future");
        }
        try {
            return ((CompletionStage<?>) returned).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /**
     * Makes the content of {@code outputs.pb}.
     *
     * @throws AttemptException where the value is none that Flyte can hold
     */
    public byte[] outputs(@Nullable Object value) {
        return result.write(value);
    }

    /** Makes the content of {@code inputs.pb} for a call with these arguments, in the order of the parameters. */
    public byte[] inputs(List<? extends @Nullable Object> arguments) {
        if (arguments.size() != names.size()) {
            throw new AttemptException(FailureCode.INPUT_INVALID, "The task has " + names.size() + " inputs: " + names);
        }
        Map<String, Literal> literals = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                literals.put(names.get(i), Codec.writePresent(parameters.get(i), arguments.get(i)));
            } catch (ValueException e) {
                throw new AttemptException(
                        FailureCode.INPUT_INVALID, "The input '" + names.get(i) + "'" + e.getMessage());
            }
        }
        return new Inputs(literals, Map.of()).write();
    }

    /** Reads the value that {@link #outputs} wrote; null for a task without one. */
    public @Nullable Object value(byte[] outputs) {
        return result.read(outputs);
    }
}
