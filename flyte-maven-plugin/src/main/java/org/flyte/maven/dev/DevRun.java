package org.flyte.maven.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.flyte.devserver.DevRegistration;
import org.flyte.devserver.DevServer;
import org.flyte.devserver.DevServerOptions;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;

/**
 * The embedded backend in the foreground.
 *
 * @param registration where it says that it runs
 */
public record DevRun(Path registration, Console console) {
    /**
     * Returns when somebody asks the server to stop; an interrupted JVM ends it as well.
     *
     * @param port 0 takes a free one
     * @throws ProblemException when one runs already, or this one cannot be started
     */
    public void untilInterrupted(Path data, int port) {
        if (port < 0 || port > 65535) {
            throw new ProblemException(new Problem(
                    ConfigCode.BAD_PORT,
                    port + " is not a port",
                    "-Dflyte.dev.port",
                    "write a number from 0 to 65535"));
        }
        try {
            var running = DevRegistration.read(registration).filter(DevRegistration::isLive);
            if (running.isPresent()) {
                throw new ProblemException(new Problem(
                        DevCode.RUNNING,
                        "an embedded backend runs already at " + running.get().endpoint() + ", process "
                                + running.get().pid(),
                        registration.toString(),
                        "use it with -Dflyte.endpoint=embedded, or end it first"));
            }
            serve(data, port);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            DevCode.NOT_STARTED,
                            "the embedded backend could not be started" + (port == 0 ? "" : " on port " + port) + ": "
                                    + e.getMessage(),
                            data.toString(),
                            "choose another -Dflyte.dev.port or -Dflyte.dev.dataDir"),
                    e);
        }
    }

    private void serve(Path data, int port) throws IOException {
        DevServerOptions options = DevServerOptions.in(data).withPort(port).withWarnings(console::warn);
        try (DevServer server = DevServer.start(options)) {
            DevRegistration own = DevRegistration.of(server);
            own.write(registration);
            Thread forget = new Thread(() -> forget(own), "flyte-dev-forget");
            Runtime.getRuntime().addShutdownHook(forget);
            try {
                announce(server);
                server.stopRequested().toCompletableFuture().get();
            } finally {
                forget(own);
                drop(forget);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private void announce(DevServer server) {
        console.info("flyte: embedded backend at " + server.endpoint() + ", data in " + server.dataDir());
        console.info(
                "flyte: a development tool for one machine; images, scheduling and limits of a cluster are not emulated");
        console.info("flyte: use it from another terminal with -Dflyte.endpoint=embedded; Ctrl-C ends it");
    }

    /** A JVM that outlives the goal, such as a daemon, would keep the hook and all that it refers to. */
    private static void drop(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and the hook with it.
            return;
        }
    }

    private void forget(DevRegistration own) {
        try {
            own.remove(registration);
        } catch (IOException e) {
            console.debug("could not remove " + registration + ": " + e.getMessage());
        }
    }
}
