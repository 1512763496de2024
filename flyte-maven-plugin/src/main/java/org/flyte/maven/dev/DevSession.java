package org.flyte.maven.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.config.Target;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.jspecify.annotations.Nullable;

/**
 * The embedded backend of one module, in the background, for its integration tests.
 *
 * @param backends of this Maven
 * @param session tells one Maven session from another
 * @param data the module's own data directory
 */
public record DevSession(EmbeddedBackends backends, String session, Path data, Console console) {
    /**
     * Starts the backend, or finds it when it runs already.
     *
     * @param commandLine the endpoint that the command line names, which beats this one; null when it names none
     * @return the address; null when the command line names another backend, so that none is started
     * @throws ProblemException when it cannot be started
     */
    public @Nullable URI start(@Nullable String commandLine) {
        if (commandLine != null && !commandLine.equals(Target.EMBEDDED)) {
            console.info(
                    "flyte: no embedded backend is started, since -Dflyte.endpoint=" + commandLine + " is to be used");
            return null;
        }
        if (commandLine != null) {
            console.warn("flyte: -Dflyte.endpoint=embedded hides the backend's address from tests; leave it out");
        }
        try {
            boolean joins = backends.forTests(session, data).isPresent();
            DevServer server =
                    backends.startForTests(session, DevServerOptions.in(data).withWarnings(console::warn));
            console.info("flyte: embedded backend " + (joins ? "runs already at " : "at ") + server.endpoint()
                    + ", data in " + server.dataDir());
            return server.endpoint();
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            DevCode.NOT_STARTED_FOR_TESTS,
                            "the embedded backend could not be started: " + e.getMessage(),
                            data.toString(),
                            "make the folder writable, and let only one build at a time use it"),
                    e);
        }
    }

    /** Ends the backend; nothing more than a line is said when there is none. */
    public void stop() {
        boolean stopped = backends.stop(session, data);
        console.info("flyte: embedded backend " + (stopped ? "stopped" : "was not started, so there is none to stop"));
    }
}
