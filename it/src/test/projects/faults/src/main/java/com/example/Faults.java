package com.example;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.flyte.task.Flyte;
import org.flyte.task.Task;

/** Tasks that leave marks of what ran, and parents that die where they are told to. */
public final class Faults {
    private Faults() {}

    @Task
    public static long child(String folder, long n, long seconds) throws IOException, InterruptedException {
        mark(folder, "child-" + n);
        new ProcessBuilder("sleep", Long.toString(seconds)).start().waitFor();
        return 10 * n;
    }

    @Task(retries = 2)
    public static long parent(String folder, long children, long seconds) throws IOException, InterruptedException {
        mark(folder, "parent");
        step(folder, "start");
        long first = child(folder, 1, seconds);
        step(folder, "first");
        List<CompletableFuture<Long>> others = LongStream.rangeClosed(2, children)
                .mapToObj(n -> Flyte.async(() -> child(folder, n, seconds)))
                .toList();
        step(folder, "enqueued");
        long sum = first + others.stream().mapToLong(CompletableFuture::join).sum();
        step(folder, "all");
        return sum;
    }

    @Task
    public static long failsWithOpenChild(String folder) throws IOException, InterruptedException {
        CompletableFuture<Long> open = Flyte.async(() -> child(folder, 1, 60));
        while (!Files.exists(Path.of(folder, "child-1"))) {
            new ProcessBuilder("sleep", "0.1").start().waitFor();
        }
        throw new IllegalStateException("the parent gives up while its child runs: " + open.isDone());
    }

    @Task
    public static long cancelsChild(String folder) throws IOException, InterruptedException {
        CompletableFuture<Long> open = Flyte.async(() -> child(folder, 1, 60));
        while (!Files.exists(Path.of(folder, "child-1"))) {
            new ProcessBuilder("sleep", "0.1").start().waitFor();
        }
        open.cancel(true);
        return child(folder, 2, 0);
    }

    /** One more line for each start. */
    private static synchronized void mark(String folder, String name) throws IOException {
        for (int start = 1; ; start++) {
            try {
                Files.createFile(Path.of(folder, start == 1 ? name : name + "." + start));
                return;
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    /** Ends this process as told by a file, once: {@code kill-STEP} by SIGKILL, {@code throw-STEP} by an exception. */
    private static void step(String folder, String name) throws IOException, InterruptedException {
        if (Files.deleteIfExists(Path.of(folder, "kill-" + name))) {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        }
        if (Files.deleteIfExists(Path.of(folder, "throw-" + name))) {
            throw new IllegalStateException("told to fail at " + name);
        }
    }
}
