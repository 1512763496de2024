package org.flyte.maven.image.dockerfile;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work that a JVM which ends waits for, for a moment: the engine is ended then, and what it left has to be taken away. */
record Unfinished(CountDownLatch done, Thread hook) implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    static Unfinished begin() {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> await(done), "flyte-engine-cleaning");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and waits for nothing new.
        }
        return new Unfinished(done, hook);
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has what it waits for.
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
