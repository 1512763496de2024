package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flyte.devserver.store.AttemptLog;

/** The process of one attempt, its output going into the attempt's log. */
final class RunningProcess {
    /** How long the output may go on after the process has ended, when a process that it left behind holds it open. */
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

    private final Process process;
    private final Thread reader;
    private final LinePump pump;

    private RunningProcess(Process process, LinePump pump) {
        this.process = process;
        this.pump = pump;
        this.reader = new Thread(this::read, "flyte-dev-log-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static RunningProcess start(List<String> command, Map<String, String> env, Path directory, AttemptLog log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(env);
        Process process = builder.start();
        process.getOutputStream().close();
        return new RunningProcess(process, new LinePump(log));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the end and for the last of the output; returns the exit code, 128 and the signal when killed. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        reader.join(LAST_OUTPUT.toMillis());
        return code;
    }

    /** The last lines of the output. */
    String tail() {
        return pump.tail();
    }

    /** Asks the process to end with SIGTERM; kills it and every process that it started once the time is over. */
    void stop(Duration grace) throws InterruptedException {
        Set<ProcessHandle> family = new LinkedHashSet<>(process.descendants().toList());
        // By its handle: Process.destroy() would also close the output, and the last words would be lost.
        process.toHandle().destroy();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            family.addAll(process.descendants().toList());
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    private void read() {
        try {
            pump.pump(process.getInputStream());
        } catch (IOException e) {
            // The pipe breaks when the process is killed; what came before is in the log.
            return;
        }
    }
}
