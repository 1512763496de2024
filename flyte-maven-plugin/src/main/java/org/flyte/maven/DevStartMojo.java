package org.flyte.maven;

import java.net.URI;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.flyte.maven.dev.DevSession;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded backend in the background, for the integration tests of this module, and puts its address into the property
 * <code>flyte.endpoint</code>. Until <code>dev-stop</code>, or the end of the build, this module's other goals use it too, whatever
 * endpoint the POM names. Every module has a backend of its own, with its data in <code>target/flyte/dev</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "dev-start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class DevStartMojo extends AbstractFlyteMojo {
    private final SessionBackends backends;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev-start.skip")
    private @Nullable String skipDevStart;

    @Inject
    DevStartMojo(GoalCall call, SessionBackends backends) {
        super(call);
        this.backends = backends;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalContext context = context();
        GoalFailure.translate(() -> {
            if (context.skips(pom().root(), "dev-start")) {
                return;
            }
            DevSession dev = context.facts().devSession(backends.backends(), context.console());
            URI endpoint = dev.start(call().session().getUserProperties().getProperty(EndpointProperty.NAME));
            if (endpoint != null) {
                new EndpointProperty(call().project()).set(endpoint);
            }
        });
    }

    @Override
    PomTree pom() {
        return super.pom().text("skipDevStart", skipDevStart);
    }
}
