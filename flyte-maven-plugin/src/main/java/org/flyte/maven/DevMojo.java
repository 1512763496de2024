package org.flyte.maven;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
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
     * Port on the loopback interface; 0 takes a free one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "flyte.dev.port", defaultValue = "0")
    private int port;

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
    @Parameter(property = "flyte.dev.skip", defaultValue = "false")
    private boolean skipDev;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        if (skips(skipDev, "flyte.dev.skip")) {
            return;
        }
        Path data = dataDir == null ? MavenFacts.home().resolve("dev").resolve("data") : dataDir.toPath();
        GoalFailure.translate(
                () -> new DevRun(MavenFacts.registration(), new MavenConsole(getLog())).untilInterrupted(data, port));
    }
}
