package org.flyte.runtime;

import java.util.Map;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.failure.Frame;

/**
 * Runs when the JVM is told to shut down. By a task's {@code System.exit}: the attempt has failed, and says so. By a
 * signal: the backend has given the attempt up and wants the container gone, so nothing is written.
 */
final class ExitTrap extends Thread {
    /** 128 and the number of SIGTERM, as a shell reports a process that the signal ended. */
    private static final int TERMINATED = 143;

    private final Ending ending;

    ExitTrap(Ending ending) {
        super("flyte-exit");
        this.ending = ending;
    }

    @Override
    public void run() {
        for (Map.Entry<Thread, StackTraceElement[]> thread : getAllStackTraces().entrySet()) {
            int caller = caller(thread.getValue());
            if (caller >= 0) {
                ending.fail(Failure.of(FailureCode.EXIT, message(thread.getKey(), thread.getValue(), caller)));
            }
        }
        Runtime.getRuntime().halt(TERMINATED);
    }

    /** A signal's thread shuts down without {@code Runtime.exit}. */
    private static int caller(StackTraceElement[] frames) {
        for (int i = frames.length - 1; i >= 0; i--) {
            String type = frames[i].getClassName();
            boolean exit = type.equals("java.lang.Runtime") || type.equals("java.lang.System");
            if (exit && frames[i].getMethodName().equals("exit")) {
                return i + 1;
            }
        }
        return -1;
    }

    private static String message(Thread thread, StackTraceElement[] frames, int caller) {
        StringBuilder text = new StringBuilder("The task called System.exit in the thread " + thread.getName()
                + "; a task ends by returning or throwing");
        for (int i = caller; i < frames.length && !frames[i].getClassName().startsWith("org.flyte.runtime."); i++) {
            text.append("\n\tat ").append(Frame.text(frames[i]));
        }
        return text.toString();
    }
}
