package org.flyte.runtime;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.runtime.bundle.CodeBundle;
import org.flyte.runtime.call.ChildCalls;
import org.flyte.runtime.call.Parent;
import org.flyte.runtime.task.ReportDeclaration;
import org.flyte.task.Checkpoint;
import org.flyte.task.Report;
import org.flyte.task.TaskContext;
import org.flyte.task.spi.ActionRuntime;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TaskCall;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.jspecify.annotations.Nullable;

/** The action that this process runs, for the task library. What child calls need is loaded with the first of them. */
final class RunningAction implements ActionRuntime {
    private final Arguments arguments;
    private final Map<String, String> environment;
    private final Map<String, String> custom;
    private final ClassLoader classes;
    private @Nullable ChildCalls calls;
    private @Nullable Checkpoint checkpoint;
    private @Nullable Report report;
    private volatile boolean usesFiles;
    private boolean reportLookedFor;
    private boolean ended;

    RunningAction(
            Arguments arguments, Map<String, String> environment, Map<String, String> custom, ClassLoader classes) {
        this.arguments = arguments;
        this.environment = environment;
        this.custom = custom;
        this.classes = classes;
    }

    @Override
    public CompletableFuture<@Nullable Object> start(TaskCall call) {
        return calls().start(call);
    }

    @Override
    public Storage storage() {
        usesFiles = true;
        return TaskFiles.storage();
    }

    @Override
    public synchronized Checkpoint checkpoint() {
        usesFiles = true;
        Checkpoint known = checkpoint;
        if (known == null) {
            known = TaskFiles.checkpoint(
                    arguments.option(Option.CHECKPOINT_PATH), arguments.option(Option.PREV_CHECKPOINT));
            checkpoint = known;
        }
        return known;
    }

    @Override
    public synchronized Report report() {
        Report known = report;
        if (known == null) {
            known = TaskFiles.report(arguments.option(Option.OUTPUTS_PATH), this::reportWritten);
            report = known;
        }
        return known;
    }

    /** Says once that nobody will find the report, where the task's spec does not tell of it. */
    private synchronized void reportWritten() {
        if (!reportLookedFor && !ReportDeclaration.isMade(classes, arguments.className(), arguments.method())) {
            Jvm.log("the task leaves a report that the console does not look for. Write @Task(report = true) at "
                    + arguments.className() + "." + arguments.method()
                    + ", or <report>true</report> of the task in the POM");
        }
        reportLookedFor = true;
    }

    /** Writes what the task has said to its report since it was written last. A task's result is worth more than its report. */
    void flushReport() {
        Report said;
        synchronized (this) {
            said = report;
        }
        if (said != null) {
            try {
                said.flush();
            } catch (IOException | RuntimeException | Error e) {
                Jvm.log("the report could not be written: " + e.getMessage());
            }
        }
    }

    /**
     * Aborts the children that have not ended, whose results have nobody any more to go to, and removes the task's temporary
     * files.
     */
    void end(String reason) {
        abortOpen(reason);
        if (usesFiles) {
            TaskFiles.removeTemporary();
        }
    }

    private void abortOpen(String reason) {
        ChildCalls started;
        synchronized (this) {
            ended = true;
            started = calls;
        }
        if (started != null) {
            started.abortOpen(reason);
        }
    }

    @Override
    public TaskContext context() {
        return new TaskContext(
                true,
                arguments.run(),
                arguments.action(),
                variable("_U_ORG_NAME"),
                variable("FLYTE_INTERNAL_EXECUTION_PROJECT"),
                variable("FLYTE_INTERNAL_EXECUTION_DOMAIN"),
                arguments.option(Option.VERSION),
                attempt(),
                arguments.option(Option.RAW_DATA_PATH),
                arguments.option(Option.CHECKPOINT_PATH),
                Optional.of(arguments.option(Option.PREV_CHECKPOINT)).filter(uri -> !uri.isEmpty()),
                custom);
    }

    private synchronized ChildCalls calls() {
        if (ended) {
            throw new IllegalStateException("The action has ended, so it starts no children any more");
        }
        ChildCalls opened = calls;
        if (opened == null) {
            CodeBundle bundle = arguments.bundle();
            opened = ChildCalls.open(new Parent(
                    context(),
                    arguments.option(Option.IMAGE_CACHE),
                    bundle == null ? null : bundle.uri(),
                    bundle == null ? null : bundle.hexDigest(),
                    environment,
                    classes));
            calls = opened;
        }
        return opened;
    }

    /** Flyte counts attempts from 0 there, and from 1 everywhere else. */
    private int attempt() {
        try {
            return Integer.parseInt(environment.getOrDefault("FLYTE_ATTEMPT_NUMBER", "0")) + 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
