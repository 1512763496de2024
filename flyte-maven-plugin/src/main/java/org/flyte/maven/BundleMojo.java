package org.flyte.maven;

import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Goal;
import org.flyte.maven.deploy.Preparation;
import org.flyte.maven.report.BundleLine;
import org.jspecify.annotations.Nullable;

/**
 * Makes the code bundle, <code>target/flyte/bundle.tar.gz</code>: equal bytes for equal code, on any machine. It needs neither
 * backend nor registry nor network. Goals that deploy make it themselves.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "bundle",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class BundleMojo extends AbstractFlyteMojo {

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.bundle.skip")
    private @Nullable String skipBundle;

    @Inject
    BundleMojo(GoalCall call) {
        super(call);
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(() -> {
            GoalContext context = context();
            Preparation preparation = context.preparation();
            if (context.skips(pom().root(), "bundle") || !preparation.hasTasks()) {
                return;
            }
            Optional<Bundle> bundle = preparation.bundle(context.model(pom().root(), Goal.INDEX));
            context.console().info(BundleLine.of(bundle));
        });
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipBundle", skipBundle);
    }
}
