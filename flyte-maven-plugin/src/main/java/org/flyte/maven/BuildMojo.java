package org.flyte.maven;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.flyte.maven.config.BuildSettings;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.deploy.Builds;
import org.flyte.maven.deploy.ImageFiles;
import org.flyte.maven.deploy.Preparation;
import org.flyte.maven.deploy.Prepared;
import org.jspecify.annotations.Nullable;

/**
 * Builds the project's images and pushes none of them: into the plugin's cache, a file, or the container engine of this machine.
 * Needs no backend, and no registry but that of the base. <code>push</code> pushes what this goal has made.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public final class BuildMojo extends AbstractFlyteMojo {
    private final NativeArtifacts natives;

    /**
     * The build: <code>to</code> (<code>-Dflyte.build.to</code>) says where images are brought. <code>cache</code>, which is the
     * default, is where <code>push</code> and <code>deploy</code> take them from; <code>tar</code> is a file that
     * <code>docker load</code> reads, <code>oci</code> an OCI layout in a tar file; <code>daemon</code> is docker, or podman where
     * there is no docker.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration build;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.build.skip")
    private @Nullable String skipBuild;

    @Inject
    BuildMojo(GoalCall call, NativeArtifacts natives) {
        super(call);
        this.natives = natives;
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalFailure.translate(this::build);
    }

    @Override
    PomTree pom() {
        return super.pom().tree("build", build).text("skipBuild", skipBuild);
    }

    private void build() {
        GoalContext context = context();
        if (context.skips(pom().root(), "build")) {
            context.facts().built().leaveNothing();
            return;
        }
        Preparation preparation = context.preparation();
        if (!preparation.hasTasks()) {
            return;
        }
        BuildSettings settings = context.build(pom().root());
        FlyteModel model = context.model(pom().root(), Goal.INDEX);
        preparation.prepare(model).ifPresent(prepared -> build(prepared, settings, context));
    }

    private void build(Prepared prepared, BuildSettings settings, GoalContext context) {
        Builds builds = new Builds(
                context.images(natives),
                ImageFiles.in(context.facts().folder()),
                String.valueOf(System.getenv("PATH")),
                context.console());
        context.facts().built().leave(builds.build(prepared.images().plans(), settings));
    }
}
