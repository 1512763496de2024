package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Ends the embedded backend that <code>dev-start</code> has started for this module, and all that runs on it.
 *
 * @since 0.1.0
 */
@Mojo(name = "dev-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class DevStopMojo extends AbstractFlyteMojo {
    private final SessionBackends backends;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev-stop.skip")
    private @Nullable String skipDevStop;

    @Inject
    DevStopMojo(GoalCall call, SessionBackends backends) {
        super(call);
        this.backends = backends;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalContext context = context();
        GoalFailure.translate(() -> {
            if (context.skips(pom().root(), "dev-stop")) {
                return;
            }
            context.facts().devSession(backends.backends(), context.console()).stop();
            new EndpointProperty(call().project()).restore();
        });
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipDevStop", skipDevStop);
    }
}
