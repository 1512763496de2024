package org.flyte.runtime;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The process: its log and its end. */
final class Jvm {
    /** As the process got it; a task may put another in its place. */
    private static final PrintStream LOG = System.err;

    /** A task's thread may hold the lock of a stream for ever. */
    private static final long FLUSH_MILLIS = 2_000;

    private Jvm() {}

    /** Writes a line to the container's log. */
    static void log(String line) {
        LOG.println("flyte: " + line);
    }

    /**
     * Ends the JVM whatever threads there are, without shutdown hooks, with all that was printed.
     *
     * @param lastWords the last line of the log, which Kubernetes keeps; null for none
     */
    static void end(int status, @Nullable String lastWords) {
        try {
            Thread flush = new Flush(lastWords);
            flush.start();
            flush.join(FLUSH_MILLIS);
        } catch (InterruptedException e) {
            // Nobody is left to ask for this thread's end, which comes now.
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError e) {
            // A task may have taken the last thread: what is not flushed is lost, the end is not.
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static final class Flush extends Thread {
        private final @Nullable String lastWords;

        Flush(@Nullable String lastWords) {
            super("flyte-flush");
            setDaemon(true);
            this.lastWords = lastWords;
        }

        @Override
        public void run() {
            try {
                System.out.flush();
                System.err.flush();
            } finally {
                if (lastWords != null) {
                    log(lastWords);
                }
                LOG.flush();
            }
        }
    }
}
