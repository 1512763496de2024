package org.flyte.maven;

import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.deploy.Prepared;
import org.flyte.maven.report.JsonFile;
import org.flyte.maven.report.RunRecord;
import org.flyte.maven.run.RunOutcome;
import org.flyte.maven.run.TaskChoice;
import org.flyte.maven.run.TaskRunner;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task of the source without registering it, follows it to its end and prints its log, its outputs and its page in the
 * console. Without an endpoint it runs on the backend inside this plugin.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends AbstractFlyteMojo {
    private final SessionBackends backends;
    private final NativeArtifacts natives;

    /**
     * The task to run: <code>task</code>, or <code>environment.task</code>. The only one when there is one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.task")
    private @Nullable String task;

    /**
     * Inputs by name, also as <code>-Dflyte.inputs.&lt;name&gt;=text</code>, or all of them as <code>-Dflyte.inputs=@file.json</code> or
     * JSON itself.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration inputs;

    /**
     * The run: <code>name</code> (<code>-Dflyte.run.name</code>, made up when not given) and <code>timeout</code>
     * (<code>-Dflyte.run.timeout</code>, how long to wait for its end, <code>1h</code> when not given).
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration run;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.run.skip")
    private @Nullable String skipRun;

    @Inject
    RunMojo(GoalCall call, SessionBackends backends, NativeArtifacts natives) {
        super(call);
        this.backends = backends;
        this.natives = natives;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::runTask);
    }

    @Override
    PomTree pom() {
        return super.pom()
                .text("task", task)
                .tree("inputs", inputs)
                .tree("run", run)
                .text("skipRun", skipRun);
    }

    private void runTask() {
        GoalContext context = context();
        if (context.skips(pom().root(), "run")) {
            return;
        }
        if (context.facts().classDirectories().isEmpty()) {
            passOver(task, List.of());
            return;
        }
        FlyteModel model = context.model(context.facts().underTest(pom().root(), backends.backends()), Goal.RUN);
        Optional<Prepared> prepared = context.preparation().prepare(model);
        if (prepared.isEmpty()) {
            context.console().info("flyte: no tasks in this module");
            passOver(model.run().task(), List.of());
        } else if (RunTurns.several(call()) && !TaskChoice.mayBe(prepared.get(), model.run())) {
            context.console()
                    .info("flyte: " + model.run().task() + " is no task of "
                            + call().project().getArtifactId() + ", going on");
            passOver(model.run().task(), TaskChoice.names(prepared.get()));
        } else {
            run(prepared.get(), context);
        }
    }

    private void passOver(@Nullable String wanted, List<String> tasks) {
        if (wanted != null && RunTurns.several(call())) {
            RunTurns.pass(call(), wanted, tasks);
        }
    }

    private void run(Prepared prepared, GoalContext context) {
        // What an earlier run left must not pass for this one's, however this one ends.
        JsonFile.delete(context.facts().folder().resolve("run.json"));
        TaskRunner runner = new TaskRunner(
                context.publisher(natives), context.facts().directory(), System.getenv(), context.console());
        TaskRunner.Request request = runner.request(prepared);
        RunRecord record = runner.run(
                request,
                prepared,
                context.facts()
                        .backends(backends, context.facts().folder(), context.console())
                        .connect(prepared.model().target()));
        JsonFile.write(context.facts().folder().resolve("run.json"), record);
        new RunOutcome(context.console()).report(record);
    }
}
