package org.flyte.runtime;

/** The end of the process. */
final class Jvm {
    /** A task's thread may hold the lock of a stream for ever. */
    private static final long FLUSH_MILLIS = 2_000;

    private Jvm() {}

    /** Ends the JVM whatever threads there are, without shutdown hooks, with all that was printed. */
    static void end(int status) {
        Thread flush = new Flush();
        flush.start();
        try {
            flush.join(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    /** Ends the JVM without a result; Kubernetes keeps the last words on stderr. */
    static void fail(String reason) {
        System.err.println("flyte: " + reason);
        end(1);
    }

    private static final class Flush extends Thread {
        Flush() {
            super("flyte-flush");
            setDaemon(true);
        }

        @Override
        public void run() {
            System.out.flush();
            System.err.flush();
        }
    }
}
