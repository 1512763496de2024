package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.flyte.maven.config.Goal;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the project and says what <code>deploy</code> would do, without doing it: nothing is built, pushed, uploaded or
 * registered. Works offline and without a backend; then what is there is unknown.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class PlanMojo extends AbstractPlannedMojo {
    private final SessionBackends backends;
    private final NativeArtifacts natives;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.plan.skip")
    private @Nullable String skipPlan;

    @Inject
    PlanMojo(GoalCall call, SessionBackends backends, NativeArtifacts natives) {
        super(call);
        this.backends = backends;
        this.natives = natives;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::plan);
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipPlan", skipPlan);
    }

    private void plan() {
        GoalContext context = context();
        PlanWork work = new PlanWork(context, backends, natives);
        new Gathering(call(), context, backends.backends()).gather("plan", Goal.PLAN, pom().root(), work::plan);
    }
}
