package org.flyte.devserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a development server runs.
 *
 * @param dataDir where everything is kept: state, objects, logs, images; created when it is missing
 * @param port the TCP port on the loopback interface; 0 takes a free one
 * @param javaHome the JDK or JRE whose {@code bin/java} stands for the word {@code java} of a container command
 * @param python the interpreter, with Flyte's SDK, that runs Python tasks; null for the one that the variable
 *     {@code FLYTE_DEV_PYTHON} names, else the first of the active virtual environment and the path that has the SDK
 * @param taskEndpoint {@code host:port} under which tasks find this server, as when something stands between; null for
 *     the server's own address
 * @param relaunchKilled whether a process that was killed is started again without end, with the same attempt number, as a
 *     real backend does; otherwise its action fails and says so
 * @param maxProcesses how many actions work at once; the others wait in phase QUEUED. One that has open children
 *     does not count, since it waits for them
 * @param stopGrace how long a process may take to end after SIGTERM before it is killed
 * @param warnings told, one sentence a call, what a real backend would have let go wrong in silence; called from any
 *     thread
 */
public record DevServerOptions(
        Path dataDir,
        int port,
        Path javaHome,
        @Nullable Path python,
        @Nullable String taskEndpoint,
        boolean relaunchKilled,
        int maxProcesses,
        Duration stopGrace,
        Consumer<String> warnings) {

    private static final int FEWEST_PROCESSES = 4;
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    /** Options with every default: a free port, this JVM's own JDK, two processes a core, no listener for warnings. */
    public static DevServerOptions in(Path dataDir) {
        return new DevServerOptions(
                dataDir,
                0,
                Path.of(System.getProperty("java.home")),
                null,
                null,
                false,
                Math.max(FEWEST_PROCESSES, 2 * Runtime.getRuntime().availableProcessors()),
                STOP_GRACE,
                warning -> {});
    }

    /** The same options on another port. */
    public DevServerOptions withPort(int newPort) {
        return new DevServerOptions(
                dataDir, newPort, javaHome, python, taskEndpoint, relaunchKilled, maxProcesses, stopGrace, warnings);
    }

    /** The same options with another Java installation for the actions. */
    public DevServerOptions withJavaHome(Path newJavaHome) {
        return new DevServerOptions(
                dataDir, port, newJavaHome, python, taskEndpoint, relaunchKilled, maxProcesses, stopGrace, warnings);
    }

    /** The same options with another interpreter for Python tasks. */
    public DevServerOptions withPython(Path newPython) {
        return new DevServerOptions(
                dataDir, port, javaHome, newPython, taskEndpoint, relaunchKilled, maxProcesses, stopGrace, warnings);
    }

    /** The same options with another number of actions at once. */
    public DevServerOptions withMaxProcesses(int newMaxProcesses) {
        return new DevServerOptions(
                dataDir, port, javaHome, python, taskEndpoint, relaunchKilled, newMaxProcesses, stopGrace, warnings);
    }

    /** The same options with another time between SIGTERM and the kill. */
    public DevServerOptions withStopGrace(Duration newStopGrace) {
        return new DevServerOptions(
                dataDir, port, javaHome, python, taskEndpoint, relaunchKilled, maxProcesses, newStopGrace, warnings);
    }

    /** The same options with a listener for warnings. */
    public DevServerOptions withWarnings(Consumer<String> newWarnings) {
        return new DevServerOptions(
                dataDir, port, javaHome, python, taskEndpoint, relaunchKilled, maxProcesses, stopGrace, newWarnings);
    }

    /** The same options with another address for tasks. */
    public DevServerOptions withTaskEndpoint(String newTaskEndpoint) {
        return new DevServerOptions(
                dataDir, port, javaHome, python, newTaskEndpoint, relaunchKilled, maxProcesses, stopGrace, warnings);
    }

    /** The same options with processes that are started again when they were killed. */
    public DevServerOptions withRelaunchKilled() {
        return new DevServerOptions(
                dataDir, port, javaHome, python, taskEndpoint, true, maxProcesses, stopGrace, warnings);
    }
}
