package org.flyte.task;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Many copies at a time. How many is bounded, and so is what they hold in memory together. */
final class Copies {
    private static final int MOST_AT_A_TIME = 32;
    private static final int MEBIBYTE = 1 << 20;

    /** What the copy of a large file holds at most: the piece on its way and the next one. */
    private static final int LARGEST_SHARE = 16;

    private static final int LEAST_MEMORY = 16;
    private static final int MOST_MEMORY = 128;

    private final Semaphore memory = new Semaphore(memory(Runtime.getRuntime().maxMemory()), true);

    private Copies() {}

    /** One copy. */
    record Copy(long bytes, Step step) {}

    /** Does it. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Makes all; the first that fails ends the others, and is thrown. */
    static void makeAll(List<Copy> copies) throws IOException {
        if (copies.isEmpty()) {
            return;
        }
        Copies together = new Copies();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_A_TIME, copies.size()), work -> {
            Thread thread = new Thread(work, "flyte-copy");
            thread.setDaemon(true);
            return thread;
        });
        try {
            together.awaitAll(copies, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("The thread was interrupted while files were copied").initCause(e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private void awaitAll(List<Copy> copies, ExecutorService threads) throws IOException, InterruptedException {
        CompletionService<Boolean> ends = new ExecutorCompletionService<>(threads);
        for (Copy copy : copies) {
            ends.submit(() -> make(copy));
        }
        for (int i = 0; i < copies.size(); i++) {
            try {
                ends.take().get();
            } catch (ExecutionException e) {
                throw thrown(e);
            }
        }
    }

    private boolean make(Copy copy) throws IOException, InterruptedException {
        int share = (int) Math.min(LARGEST_SHARE, copy.bytes() / MEBIBYTE + 1);
        memory.acquire(share);
        try {
            copy.step().run();
            return true;
        } finally {
            memory.release(share);
        }
    }

    /** Copies that go on after their failure was told could still write. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException thrown(ExecutionException failed) {
        if (failed.getCause() instanceof IOException known) {
            return known;
        }
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        if (failed.getCause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return new IOException(failed.getCause());
    }

    /** A quarter of the heap in MiB, within bounds. */
    private static int memory(long heap) {
        return (int) Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, heap / 4 / MEBIBYTE));
    }
}
