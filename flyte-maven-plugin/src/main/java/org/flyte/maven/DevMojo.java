package org.flyte.maven;

import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.flyte.maven.config.DevSettings;
import org.flyte.maven.dev.DevRun;
import org.jspecify.annotations.Nullable;

/**
 * Runs the embedded backend in the foreground, until it is interrupted. Other builds of the same user find it when their endpoint is
 * <code>embedded</code>. What was deployed to it is still there at the next start.
 *
 * @since 0.1.0
 */
@Mojo(name = "dev", requiresProject = false, threadSafe = true)
public final class DevMojo extends AbstractFlyteMojo {

    /**
     * Port on the loopback interface; 0, which is the default, takes a free one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev.port")
    private @Nullable String port;

    /**
     * Where the backend keeps everything. Defaults to <code>~/.flyte/dev/data</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev.dataDir")
    private @Nullable File dataDir;

    /**
     * Does nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev.skip")
    private @Nullable String skipDev;

    @Inject
    DevMojo(GoalCall call) {
        super(call);
    }

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        GoalContext context = context();
        GoalFailure.translate(() -> {
            if (!context.skips(pom().root(), "dev")) {
                DevSettings dev = context.dev(pom().root());
                new DevRun(MavenFacts.registration(), context.console()).untilInterrupted(data(dev), dev.port());
            }
        });
    }

    @Override
    PomTree pom() {
        return super.pom()
                .text("port", port)
                .text("dataDir", dataDir == null ? null : dataDir.getPath())
                .text("skipDev", skipDev);
    }

    private static Path data(DevSettings dev) {
        return dev.dataDir() == null
                ? MavenFacts.home().resolve("dev").resolve("data")
                : Path.of(dev.dataDir()).toAbsolutePath();
    }
}
