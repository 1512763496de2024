package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Pushes the project's image, uploads its code and registers its tasks, with the classes that the build has made. The twin of
 * <code>deploy</code> for binding to a phase.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "deploy-no-fork",
        defaultPhase = LifecyclePhase.DEPLOY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class DeployNoForkMojo extends AbstractDeployMojo {
    @Inject
    DeployNoForkMojo(GoalCall call, SessionBackends backends, NativeArtifacts natives) {
        super(call, backends, natives);
    }
}
