package org.flyte.testing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.WireException;
import org.flyte.testing.action.TaskValues;
import org.jspecify.annotations.Nullable;

/**
 * Calls tasks as the container does. The arguments become the bytes of {@code inputs.pb} and are read back before the method
 * sees them, and its result goes through {@code outputs.pb}. Tasks that the task calls are child actions: their arguments and
 * results take the same way, their failures arrive as {@link org.flyte.task.TaskFailedException}, and a test may fake them.
 * The tasks run in classes of their own, loaded once a test. Each test has one of these.
 */
public final class FlyteTasks {
    private final Fakes fakes = new Fakes();
    private final CallLog log = new CallLog();
    private @Nullable TestActions actions;

    FlyteTasks() {}

    /**
     * Calls a task and waits for a future that it returns.
     *
     * @param type the class that declares the task's method
     * @param method the method's name; of overloads, the one with {@link org.flyte.task.Task}
     * @param arguments one a parameter; {@link java.util.Optional} where the parameter is one
     * @return the value as a caller in another container gets it; null for a task without one
     * @throws InvalidTaskException where Flyte could not carry an argument or the result, or cannot run the method, or the test
     *     has no fake for a remote task
     * @throws IllegalArgumentException where there is no such task
     * @throws Exception what the task threw
     */
    public @Nullable Object call(Class<?> type, String method, @Nullable Object... arguments) throws Exception {
        Method declared = TaskFinder.callable(type, method);
        List<@Nullable Object> given = Arrays.asList(arguments);
        try {
            TaskValues task = TaskValues.of(declared);
            Fitting.arguments(task, given);
            byte[] inputs = task.inputs(given);
            return task.value(actions(type).run(task.name(), inputs));
        } catch (UnsupportedTypeException e) {
            throw new InvalidTaskException(declared + " is no task: " + e.getMessage(), e);
        } catch (AttemptException | WireException | ValueException e) {
            throw new InvalidTaskException(e.getMessage(), e);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The task threw what is neither an exception nor an error", e);
        }
    }

    /**
     * From now on, where a task of this test calls that task, the fake runs in its place. A later fake replaces an earlier one.
     *
     * @param type the class that declares the task's method, or an interface with {@link org.flyte.task.RemoteTasks}
     * @param method the method's name; of overloads, the one with {@link org.flyte.task.Task}
     * @throws IllegalArgumentException where there is no such task
     */
    public void fake(Class<?> type, String method, FakeTask fake) {
        fakes.put(TaskFinder.task(type, method), fake);
    }

    /**
     * Fakes all tasks of an interface with {@link org.flyte.task.RemoteTasks} by an implementation of it.
     *
     * @throws IllegalArgumentException where it is no such interface
     */
    public <T> void fake(Class<T> remote, T implementation) {
        if (!TaskFinder.isRemote(remote)) {
            throw new IllegalArgumentException(remote.getName() + " is no interface with @RemoteTasks; fake a task of a"
                    + " class by its name: tasks.fake(" + remote.getSimpleName() + ".class, \"…\", arguments -> …)");
        }
        fakes.put(remote, implementation);
    }

    /** The child calls of this test in the order in which they were started, those of children too. */
    public List<ChildCall> calls() {
        return log.calls();
    }

    /** The child calls of one task. */
    public List<ChildCall> calls(Class<?> type, String method) {
        TaskFinder.task(type, method);
        return calls().stream()
                .filter(call -> call.type() == type && call.method().equals(method))
                .toList();
    }

    private synchronized TestActions actions(Class<?> type) {
        TestActions known = actions;
        if (known == null) {
            known = new TestActions(type.getClassLoader(), fakes, log);
            actions = known;
        }
        return known;
    }

    synchronized void close() {
        TestActions known = actions;
        if (known != null) {
            known.close();
        }
    }
}
