package org.flyte.runtime.task;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Literal;
import org.jspecify.annotations.Nullable;

/** A static method as a task: its parameters are the inputs, its result is the output. */
public final class TaskMethod {
    /** What the plugin's weaving puts after the name of the method that has the body. */
    private static final String BODY = "$flyte";

    private final Method body;
    private final Signature signature;

    private TaskMethod(Method body, Signature signature) {
        this.body = body;
        this.signature = signature;
    }

    /**
     * Prepares a method. Of a woven one the body is called: the method itself would make a child action of the call.
     *
     * @param names wire names of the inputs in the order of the parameters
     * @throws AttemptException where the method cannot be a task
     */
    public static TaskMethod of(Method method, List<String> names) {
        if (!Modifier.isStatic(method.getModifiers()) || method.getParameterCount() != names.size()) {
            throw new AttemptException(
                    FailureCode.TASK_NOT_FOUND, method + " is no static method with the inputs " + names);
        }
        try {
            Signature signature = Signature.ofWoven(method, names);
            Method body = body(method);
            body.setAccessible(true);
            return new TaskMethod(body, signature);
        } catch (UnsupportedTypeException e) {
            throw new AttemptException(FailureCode.TASK_NOT_FOUND, method + " is no task: " + e.getMessage());
        }
    }

    /** Looks through the methods itself: asked for one that is not there, the JDK takes 10 ms to word its exception. */
    private static Method body(Method method) {
        String name = method.getName() + BODY;
        for (Method candidate : method.getDeclaringClass().getDeclaredMethods()) {
            if (candidate.getName().equals(name)
                    && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
                return candidate;
            }
        }
        return method;
    }

    /**
     * Makes the arguments of a call of what {@code inputs.pb} holds.
     *
     * @throws AttemptException where an input is missing, unknown or none of the parameter's type
     */
    public List<@Nullable Object> arguments(Map<String, Literal> inputs) {
        return signature.arguments(inputs);
    }

    /**
     * Calls the method and waits for a future that it returns.
     *
     * @return the value; null for a task without one, or one that has none against its type
     * @throws Throwable what the method threw, or what its future ended with
     */
    public @Nullable Object call(List<? extends @Nullable Object> arguments) throws Throwable {
        Object returned;
        try {
            returned = body.invoke(null, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        if (!CompletionStage.class.isAssignableFrom(body.getReturnType())) {
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
        return signature.outputs(value);
    }

    /** Makes the content of {@code inputs.pb} for a call with these arguments, in the order of the parameters. */
    public byte[] inputs(List<? extends @Nullable Object> arguments) {
        return signature.inputs(arguments);
    }

    /** Reads the value that {@link #outputs} wrote; null for a task without one. */
    public @Nullable Object value(byte[] outputs) {
        return signature.value(outputs);
    }
}
