package org.flyte.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.testing.action.Endings;
import org.flyte.testing.action.TaskValues;
import org.flyte.testing.border.Ended;
import org.jspecify.annotations.Nullable;

/** The tasks that a test fakes. Thread-safe. */
final class Fakes {
    private final Map<Method, FakeTask> fakes = new ConcurrentHashMap<>();

    void put(Method task, FakeTask fake) {
        fakes.put(task, fake);
    }

    /** Makes every task of an interface a call of an object. */
    <T> void put(Class<T> remote, T implementation) {
        for (Method task : TaskFinder.tasks(remote)) {
            task.setAccessible(true);
            fakes.put(task, arguments -> {
                try {
                    return task.invoke(implementation, arguments.asList().toArray());
                } catch (InvocationTargetException e) {
                    throw cause(e);
                }
            });
        }
    }

    /** Runs the fake of a task; null where it has none. */
    @Nullable
    Ended run(TaskValues task, byte[] inputs, String action) {
        FakeTask fake = fakes.get(task.method());
        if (fake == null) {
            return null;
        }
        Object value;
        try {
            value = awaited(fake.call(new TaskArguments(task.arguments(inputs))));
        } catch (Throwable e) {
            return Endings.faked(action, e);
        }
        try {
            Fitting.result(task.method(), value);
            return new Ended.Succeeded(action, task.signature().outputs(value));
        } catch (InvalidTaskException | AttemptException e) {
            String found = String.valueOf(e.getMessage());
            throw new InvalidTaskException(
                    "The fake of " + task.name() + " gave what the task cannot: "
                            + (e instanceof InvalidTaskException ? "its result " : "") + found,
                    e);
        }
    }

    private static @Nullable Object awaited(@Nullable Object value) throws Exception {
        if (!(value instanceof CompletionStage<?> stage)) {
            return value;
        }
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static Exception cause(Exception carrier) {
        if (carrier.getCause() instanceof Error error) {
            throw error;
        }
        return carrier.getCause() instanceof Exception cause ? cause : carrier;
    }
}
