package org.flyte.runtime;

import java.util.concurrent.TimeUnit;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.failure.Frame;

/** Ends an attempt that takes longer than the task's timeout, which the open-source backend leaves to us. */
final class Deadline extends Thread {
    private final Ending ending;
    private final Thread task;
    private final long start;
    private final long timeout;

    /**
     * Watches a thread.
     *
     * @param start {@link System#nanoTime()} of the attempt's start
     * @param timeout in nanoseconds
     */
    Deadline(Ending ending, Thread task, long start, long timeout) {
        super("flyte-timeout");
        setDaemon(true);
        this.ending = ending;
        this.task = task;
        this.start = start;
        this.timeout = timeout;
    }

    @Override
    public void run() {
        try {
            long left = timeout - (System.nanoTime() - start);
            while (left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(task, left);
                left = timeout - (System.nanoTime() - start);
            }
            ending.fail(Failure.of(FailureCode.TIMEOUT, message()));
        } catch (InterruptedException | RuntimeException | Error e) {
            // Whatever hinders this thread, as a task that has taken all memory does: the time is over.
            ending.fail(e);
        }
    }

    private String message() {
        double seconds = timeout / (double) TimeUnit.SECONDS.toNanos(1);
        StringBuilder text =
                new StringBuilder("The attempt took longer than the task's timeout of " + seconds + " s\nIt was at");
        for (StackTraceElement frame : task.getStackTrace()) {
            if (frame.getClassName().startsWith("org.flyte.runtime.")) {
                break;
            }
            text.append("\n\tat ").append(Frame.text(frame));
        }
        return text.toString();
    }
}
