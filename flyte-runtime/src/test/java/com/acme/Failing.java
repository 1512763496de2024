package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.flyte.task.NonRecoverableException;
import org.jspecify.annotations.Nullable;

/** Tasks that do not end well. */
public final class Failing {
    private static final List<byte[]> HOARD = new ArrayList<>();

    private Failing() {}

    static void badState() {
        try {
            throw new IllegalArgumentException("the cause");
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("bad state", e);
        }
    }

    static void hopeless() {
        throw new NonRecoverableException("do not try again");
    }

    static CompletableFuture<String> badFuture() {
        return CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("in another thread");
        });
    }

    static void longMessage() {
        throw new IllegalStateException("\uD83D\uDE00".repeat(50_000));
    }

    static void hoards() {
        while (true) {
            HOARD.add(new byte[1 << 16]);
        }
    }

    static int recurses(int depth) {
        return recurses(depth + 1) + 1;
    }

    static String missingClass() {
        return InOtherJar.word();
    }

    static void exits(int status) {
        System.exit(status);
    }

    static void exitsElsewhere() {
        Thread thread = new Thread(() -> System.exit(0), "worker");
        thread.start();
        new Semaphore(0).acquireUninterruptibly();
    }

    /** Of a virtual thread where the JDK has them. */
    static void exitsVirtually() throws ReflectiveOperationException {
        Runnable exit = () -> System.exit(0);
        if (Runtime.version().feature() < 21) {
            new Thread(exit).start();
        } else {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, exit);
        }
        new Semaphore(0).acquireUninterruptibly();
    }

    static void clings() {
        Object[] last = null;
        int size = 1 << 16;
        while (true) {
            try {
                last = new Object[] {last, new byte[size]};
            } catch (OutOfMemoryError e) {
                size = Math.max(size / 2, 1);
            }
        }
    }

    static String brokenSetup() {
        return Broken.VALUE;
    }

    private static final class Broken {
        static final String VALUE = fail();

        private static String fail() {
            throw new IllegalStateException("no configuration file");
        }
    }

    static void handlesItself() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> Runtime.getRuntime().halt(7));
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> Runtime.getRuntime()
                .halt(8));
        throw new IllegalStateException("not handled by the task");
    }

    static void closesTheLog() {
        System.out.close();
        System.err.close();
        throw new IllegalStateException("after the log was closed");
    }

    static void hooks() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> new Semaphore(0).acquireUninterruptibly()));
        System.out.println("waiting");
        new Semaphore(0).acquireUninterruptibly();
    }

    static void exitsWithHooks() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.exit(0)));
        System.exit(0);
    }

    static void waits() {
        System.out.println("waiting");
        new Semaphore(0).acquireUninterruptibly();
    }

    static @Nullable String nothing() {
        return null;
    }

    static List<String> halfASurrogate() {
        return List.of("fine", "\uD83D");
    }

    static void breaksTheLog() {
        System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()) {
            @Override
            public void flush() {
                throw new IllegalStateException("no flush");
            }

            @Override
            public void println(@Nullable String line) {
                throw new IllegalStateException("no line");
            }
        });
        throw new IllegalStateException("after the log");
    }
}
