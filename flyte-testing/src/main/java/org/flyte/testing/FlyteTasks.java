package org.flyte.testing;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.WireException;
import org.flyte.runtime.task.TaskMethod;
import org.flyte.task.Param;
import org.flyte.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Calls tasks as the container does: the arguments become the bytes of {@code inputs.pb} and are read back before the
 * method sees them, and its result goes through {@code outputs.pb}. So a test meets what Flyte does to values.
 */
public final class FlyteTasks {
    FlyteTasks() {}

    /**
     * Calls a task and waits for a future that it returns.
     *
     * @param type the class that declares the task's method
     * @param method the method's name; of overloads, the one with {@link Task}
     * @param arguments one a parameter; {@link java.util.Optional} where the parameter is one
     * @return the value as a caller in another container gets it; null for a task without one
     * @throws InvalidTaskException where Flyte could not carry an argument or the result, or cannot run the method
     * @throws Exception what the task threw
     */
    public @Nullable Object call(Class<?> type, String method, @Nullable Object... arguments) throws Exception {
        Method declared = find(type, method);
        try {
            TaskMethod task = TaskMethod.of(declared, names(declared));
            Inputs inputs = Inputs.read(task.inputs(Arrays.asList(arguments)));
            return task.value(task.outputs(task.call(task.arguments(inputs.literals()))));
        } catch (AttemptException | WireException e) {
            throw new InvalidTaskException(e.getMessage(), e);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The task threw what is neither an exception nor an error", e);
        }
    }

    private static Method find(Class<?> type, String name) {
        List<Method> named = new ArrayList<>();
        List<Method> tasks = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && !method.isSynthetic()) {
                named.add(method);
                if (method.isAnnotationPresent(Task.class)) {
                    tasks.add(method);
                }
            }
        }
        List<Method> candidates = tasks.isEmpty() ? named : tasks;
        if (candidates.size() != 1) {
            throw new IllegalArgumentException(
                    type.getName() + " has " + candidates.size() + " methods " + name + " that could be the task");
        }
        return candidates.get(0);
    }

    private static List<String> names(Method method) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Param declared = parameter.getAnnotation(Param.class);
            names.add(declared == null || declared.name().isEmpty() ? parameter.getName() : declared.name());
        }
        return names;
    }
}
