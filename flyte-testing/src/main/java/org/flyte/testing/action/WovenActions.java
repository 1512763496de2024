package org.flyte.testing.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.flyte.runtime.actions.Limits;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.codec.ValueException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.task.TaskMethod;
import org.flyte.task.CacheBehavior;
import org.flyte.task.Report;
import org.flyte.task.TaskContext;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.CallOptions;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.flyte.task.spi.TemporaryFolder;
import org.flyte.testing.border.Action;
import org.flyte.testing.border.ChildStart;
import org.flyte.testing.border.Ended;
import org.flyte.testing.border.Inside;
import org.flyte.testing.border.Options;
import org.flyte.testing.border.Outside;
import org.flyte.testing.border.TaskName;
import org.jspecify.annotations.Nullable;

/** Runs tasks of the class loader that has this class; the task library of that loader hands their calls to it. */
public final class WovenActions implements Inside, ActionRuntime {
    private static final int LARGEST_INPUTS = Limits.standard().valueBytes();

    private final Outside outside;
    private final RunningActions running = new RunningActions();
    private final Map<TaskName, TaskValues> known = new ConcurrentHashMap<>();

    /** Installs itself. Called by name, from the other side. */
    public WovenActions(Outside outside) {
        this.outside = outside;
        Dispatch.install(this);
    }

    @Override
    public byte[] run(Action action) throws Throwable {
        RunningAction own = new RunningAction(action);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader woven = getClass().getClassLoader();
        running.begin(own);
        thread.setContextClassLoader(woven);
        try {
            Class<?> owner = Class.forName(action.task().owner(), true, woven);
            TaskValues values = values(owner, action.task());
            TaskMethod task = TaskMethod.of(values.method(), values.signature().names());
            Inputs inputs = Inputs.read(action.inputs());
            return task.outputs(task.call(task.arguments(inputs.literals())));
        } finally {
            thread.setContextClassLoader(before);
            running.end(own);
        }
    }

    @Override
    public Ended attempt(Action action) {
        try {
            return new Ended.Succeeded(action.name(), run(action));
        } catch (Throwable e) {
            return Endings.failed(action.name(), e);
        }
    }

    /** Runs the child at once, so that a test's children come one after the other and always in the same order. */
    @Override
    public CompletableFuture<@Nullable Object> start(TaskCall call) {
        RunningAction parent = running.current();
        TaskValues values = values(call);
        Map<String, String> custom = new LinkedHashMap<>(parent.context().custom());
        custom.putAll(call.custom());
        ChildStart child = new ChildStart(
                parent.name(),
                taskName(call),
                inputs(values, call),
                options(call.options()),
                call.group(),
                call.mapped(),
                custom);
        Ended ended = ChildThread.run(() -> outside.child(child), child.task());
        return ended instanceof Ended.Failed failed
                ? CompletableFuture.failedFuture(Endings.exception(failed, child.task()))
                : CompletableFuture.completedFuture(value(values, (Ended.Succeeded) ended));
    }

    private TaskValues values(TaskCall call) {
        try {
            return values(call.owner(), taskName(call));
        } catch (UnsupportedTypeException e) {
            throw new IllegalStateException(taskName(call) + " cannot be called as a task: " + e.getMessage(), e);
        }
    }

    private TaskValues values(Class<?> owner, TaskName task) {
        return known.computeIfAbsent(task, name -> TaskValues.of(owner, name.method(), name.descriptor()));
    }

    private static byte[] inputs(TaskValues values, TaskCall call) {
        byte[] inputs;
        try {
            inputs = values.inputs(call.arguments());
        } catch (AttemptException e) {
            throw new IllegalArgumentException(
                    "The call of " + taskName(call) + " cannot be made: " + e.getMessage(), e);
        }
        if (inputs.length > LARGEST_INPUTS) {
            throw new IllegalArgumentException("The inputs of the call of " + taskName(call) + " take " + inputs.length
                    + " bytes; a child action gets at most " + LARGEST_INPUTS + ". Pass large data as a FlyteFile");
        }
        return inputs;
    }

    private static @Nullable Object value(TaskValues values, Ended.Succeeded ended) {
        try {
            return values.value(ended.outputs());
        } catch (ValueException e) {
            throw new IllegalStateException(
                    "The result of the child action " + ended.name() + " of " + values.name() + e.getMessage(), e);
        }
    }

    private static Options options(CallOptions options) {
        CacheBehavior cache = options.cache();
        return new Options(
                options.shortName(),
                options.retries(),
                options.timeout(),
                options.cpu(),
                options.memory(),
                options.env(),
                cache == null ? null : cache.name());
    }

    private static TaskName taskName(TaskCall call) {
        return new TaskName(call.owner().getName(), call.method(), call.descriptor());
    }

    @Override
    public TaskContext context() {
        return running.current().context();
    }

    @Override
    public Report report() {
        return running.current().report();
    }

    @Override
    public void close() {
        TemporaryFolder.remove();
    }
}
