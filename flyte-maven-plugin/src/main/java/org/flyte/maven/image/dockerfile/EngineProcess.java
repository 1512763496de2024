package org.flyte.maven.image.dockerfile;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program without a shell, line by line. When the thread is interrupted, or the JVM ends, so does the program with all that
 * it started.
 *
 * @param environment variables on top of those of this process
 */
record EngineProcess(Map<String, String> environment) {
    private static final int TAIL = 2000;

    /** What a program ends with that took too long. */
    static final int KILLED = 143;

    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * How a program ended.
     *
     * @param lines the last lines that it printed, no more than 2000
     */
    record Ended(int exit, List<String> lines) {
        boolean well() {
            return exit == 0;
        }
    }

    /** A program, what it is given, and where it runs. */
    record Call(List<String> command, Path folder, @Nullable Path input, Map<String, String> environment) {
        Call(List<String> command, Path folder) {
            this(command, folder, null, Map.of());
        }
    }

    EngineProcess {
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it to its end.
     *
     * @param lines takes each line that it prints
     * @throws IOException where it cannot be started
     * @throws InterruptedException where this thread was interrupted; the program has ended then
     */
    Ended run(Call call, Consumer<String> lines) throws IOException, InterruptedException {
        return run(call, lines, null);
    }

    /** The same, with the program killed when the time is over: then it ended with 143. */
    Ended run(Call call, Consumer<String> lines, @Nullable Duration patience) throws IOException, InterruptedException {
        Process process = start(call);
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> endWithJvm(process, over), "flyte-engine-end");
        Deque<String> tail = new ArrayDeque<>();
        Thread reader = reader(process, line -> {
            lines.accept(line);
            synchronized (tail) {
                tail.addLast(line);
                if (tail.size() > TAIL) {
                    tail.removeFirst();
                }
            }
        });
        boolean hooked = hook(hook);
        try {
            if (patience != null && !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
            }
            int exit = process.waitFor();
            reader.join(GRACE.toMillis());
            synchronized (tail) {
                return new Ended(exit, List.copyOf(tail));
            }
        } finally {
            end(process);
            over.countDown();
            if (hooked) {
                unhook(hook);
            }
        }
    }

    private Process start(Call call) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(call.command())
                .directory(call.folder().toFile())
                .redirectErrorStream(true);
        File input = call.input() == null ? null : call.input().toFile();
        builder.redirectInput(input == null ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.from(input));
        builder.environment().putAll(environment);
        builder.environment().putAll(call.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Thread reader(Process process, Consumer<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            lines.accept(line.replaceAll("\u001B\\[[\\d;?]*[A-Za-z]", "")
                                    .stripTrailing());
                        }
                    } catch (IOException e) {
                        lines.accept("(the rest of the output was lost)");
                    }
                },
                "flyte-engine-output");
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        boolean ended = false;
        boolean interrupted = Thread.interrupted();
        try {
            ended = process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!ended) {
            process.destroyForcibly();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that waits for the program cleans up behind it: the JVM gives it the time. */
    private static void endWithJvm(Process process, CountDownLatch over) {
        try {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            if (!over.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static boolean hook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, and finds the program gone.
        }
    }
}
