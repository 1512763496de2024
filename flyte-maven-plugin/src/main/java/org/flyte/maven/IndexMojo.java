package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks the tasks early, and lays out the code that travels below <code>target/flyte/code</code>. Every other goal
 * does it itself, so binding this one is optional: it makes a mistake in a task fail the build where the code is compiled.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "index",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class IndexMojo extends AbstractFlyteMojo {

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.index.skip")
    private @Nullable String skipIndex;

    @Inject
    IndexMojo(GoalCall call) {
        super(call);
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(() -> {
            GoalContext context = context();
            if (context.skips(pom().root(), "index")) {
                return;
            }
            FlyteModel model = context.model(pom().root(), Goal.INDEX);
            int tasks = context.preparation().index(model).size();
            if (tasks > 0) {
                context.console().info("flyte: " + tasks + (tasks == 1 ? " task" : " tasks"));
            }
        });
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipIndex", skipIndex);
    }
}
