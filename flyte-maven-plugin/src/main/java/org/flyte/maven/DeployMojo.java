package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the project, pushes its image, uploads its code and registers its tasks. For the command line; in a lifecycle bind
 * <code>deploy-no-fork</code>, which does not compile once more.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class DeployMojo extends AbstractDeployMojo {
    @Inject
    DeployMojo(GoalCall call, SessionBackends backends, NativeArtifacts natives) {
        super(call, backends, natives);
    }
}
