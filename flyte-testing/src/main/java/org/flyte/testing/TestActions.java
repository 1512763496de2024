package org.flyte.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.task.spi.LocalUri;
import org.flyte.task.spi.TemporaryFolder;
import org.flyte.testing.action.TaskValues;
import org.flyte.testing.action.WovenActions;
import org.flyte.testing.border.Action;
import org.flyte.testing.border.ChildStart;
import org.flyte.testing.border.Ended;
import org.flyte.testing.border.Inside;
import org.flyte.testing.border.Outside;
import org.flyte.testing.border.TaskName;
import org.jspecify.annotations.Nullable;

/** The actions of one test, with classes and files of their own. */
final class TestActions implements Outside, AutoCloseable {
    private final ClassLoader test;
    private final Fakes fakes;
    private final CallLog log;
    private final Inside inside;
    private final Path files;
    private final String filesUri;
    private final Map<TaskName, TaskValues> known = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> problem = new AtomicReference<>();

    TestActions(ClassLoader test, Fakes fakes, CallLog log) {
        this.test = test;
        this.fakes = fakes;
        this.log = log;
        try {
            this.files = Files.createTempDirectory("flyte-test-");
            this.filesUri = LocalUri.of(files);
            this.inside = Class.forName(WovenActions.class.getName(), true, new WovenClassLoader(test))
                    .asSubclass(Inside.class)
                    .getConstructor(Outside.class)
                    .newInstance(this);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for the files of a test's tasks", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A test's tasks cannot be prepared", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A test's tasks cannot be prepared", e);
        }
    }

    /**
     * Runs a task as an action that nobody else started.
     *
     * @throws Throwable what the task threw, of the test's classes; before it what the test got wrong on the way
     */
    byte[] run(TaskName task, byte[] inputs) throws Throwable {
        problem.set(null);
        byte[] outputs;
        try {
            outputs = inside.run(action(nextName(), task, inputs, Map.of()));
        } catch (Throwable thrown) {
            throwProblem();
            throw Handover.of(thrown, test);
        }
        throwProblem();
        return outputs;
    }

    /** A parent that goes on after it does not make a test right that fakes too little, or wrongly. */
    private void throwProblem() {
        RuntimeException first = problem.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public Ended child(ChildStart child) {
        Thread.currentThread().setContextClassLoader(test);
        try {
            return ended(child);
        } catch (RuntimeException e) {
            problem.compareAndSet(null, e);
            throw e;
        }
    }

    private Ended ended(ChildStart child) {
        Class<?> owner = type(child.task());
        TaskValues task = values(owner, child.task());
        String name = nextName();
        int place = log.started(owner, task, child, name);
        Ended ended = fakes.run(task, child.inputs(), name);
        if (ended == null) {
            if (TaskFinder.isRemote(owner)) {
                throw new InvalidTaskException(
                        child.task() + " is a task that runs elsewhere, and the test has no fake of it: tasks.fake("
                                + owner.getSimpleName() + ".class, \""
                                + task.method().getName() + "\", arguments -> …)",
                        null);
            }
            ended = inside.attempt(action(name, child.task(), child.inputs(), child.custom()));
        }
        log.ended(place, task, ended);
        return ended;
    }

    private Action action(String name, TaskName task, byte[] inputs, Map<String, String> custom) {
        return new Action(name, task, inputs, custom, filesUri);
    }

    private String nextName() {
        return "a" + names.getAndIncrement();
    }

    private Class<?> type(TaskName task) {
        try {
            return Class.forName(task.owner(), false, test);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(task + " is a task that the test's own class loader does not find", e);
        }
    }

    private TaskValues values(Class<?> owner, TaskName task) {
        try {
            return known.computeIfAbsent(task, name -> TaskValues.of(owner, name.method(), name.descriptor()));
        } catch (UnsupportedTypeException e) {
            throw new InvalidTaskException(task + " cannot be a task: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        inside.close();
        TemporaryFolder.removeAll(files);
    }
}
