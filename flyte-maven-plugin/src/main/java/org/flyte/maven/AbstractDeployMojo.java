package org.flyte.maven;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.flyte.maven.config.Goal;
import org.flyte.maven.deploy.Backend;
import org.flyte.maven.deploy.Deployer;
import org.flyte.maven.deploy.Whole;
import org.flyte.maven.report.DeploymentRecord;
import org.flyte.maven.report.DeploymentSummary;
import org.flyte.maven.report.JsonFile;
import org.jspecify.annotations.Nullable;

/** What both deploying goals do; they differ in whether Maven compiles first. */
abstract class AbstractDeployMojo extends AbstractPlannedMojo {
    private final SessionBackends backends;
    private final NativeArtifacts natives;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.deploy.skip")
    private @Nullable String skipDeploy;

    AbstractDeployMojo(GoalCall call, SessionBackends backends, NativeArtifacts natives) {
        super(call);
        this.backends = backends;
        this.natives = natives;
    }

    @Override
    public final void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::deploy);
    }

    @Override
    final PomTree pom() {
        return super.pom().text("skipDeploy", skipDeploy);
    }

    private void deploy() {
        GoalContext context = context();
        new Gathering(call(), context, backends.backends())
                .gather("deploy", Goal.DEPLOY, pom().root(), (whole, folder) -> deploy(whole, folder, context));
    }

    private void deploy(Whole whole, Path folder, GoalContext context) {
        if (whole.settings().dryRun()) {
            new PlanWork(context, backends, natives).plan(whole, folder);
            return;
        }
        whole.warnings().forEach(context.console()::warn);
        Backend backend =
                context.facts().backends(backends, folder, context.console()).connect(whole.target());
        DeploymentRecord deployment = new Deployer(context.publisher(natives, folder)).deploy(whole, backend);
        JsonFile.write(folder.resolve("deployment.json"), deployment);
        DeploymentSummary.lines(deployment).forEach(context.console()::info);
    }
}
