package com.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tasks that end well. */
public final class Hello {
    private Hello() {}

    static String greet(String name) {
        return "Hello, " + name + "!";
    }

    static void quiet() {}

    static CompletableFuture<Long> later(long number) {
        return CompletableFuture.supplyAsync(() -> number * 2);
    }

    static CompletableFuture<Void> laterNothing() {
        return CompletableFuture.completedFuture(null);
    }

    static String all(
            Duration duration,
            long number,
            int small,
            double real,
            boolean truth,
            String text,
            Instant time,
            List<Long> list,
            Map<String, Double> map,
            Optional<String> there,
            Optional<String> absent) {
        return String.join(
                " ",
                duration.toString(),
                number + "",
                small + "",
                real + "",
                truth + "",
                text,
                time.toString(),
                list.toString(),
                map.toString(),
                there.toString(),
                absent.toString());
    }

    static Instant startedAt(Instant kickoff) {
        return kickoff;
    }

    static String large(int characters) {
        return "x".repeat(characters);
    }

    static String printsWithoutFlushing() {
        System.setOut(new java.io.PrintStream(new java.io.BufferedOutputStream(System.out, 1 << 16), false));
        System.out.print("printed at the very end");
        return "done";
    }

    static String leavesThreads() {
        for (boolean daemon : List.of(true, false)) {
            Thread thread = new Thread(() -> new java.util.concurrent.Semaphore(0).acquireUninterruptibly());
            thread.setDaemon(daemon);
            thread.start();
        }
        return "done";
    }

    static String viaHelperJar() {
        return InOtherJar.word();
    }

    static String leavesItsThreadInterrupted() {
        Thread.currentThread().interrupt();
        return "done";
    }

    static String holdsTheLockOfItsOutput() throws InterruptedException {
        java.util.concurrent.CountDownLatch held = new java.util.concurrent.CountDownLatch(1);
        java.io.PrintStream out = System.out;
        Thread thread = new Thread(() -> {
            synchronized (out) {
                held.countDown();
                new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
            }
        });
        thread.start();
        held.await();
        return "done";
    }
}
