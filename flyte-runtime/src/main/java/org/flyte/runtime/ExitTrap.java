package org.flyte.runtime;

import java.util.Map;
import org.flyte.runtime.failure.Failure;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.failure.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Runs when the JVM is told to shut down. By a task's {@code System.exit}: the attempt has failed, and says so. By a
 * signal: the backend has given the attempt up and wants the container gone, so nothing is written.
 */
final class ExitTrap extends Thread {
    /** 128 and the number of SIGTERM, as a shell reports a process that the signal ended. */
    private static final int TERMINATED = 143;

    /** The JDK lists no virtual threads, so of an exit that nobody listed called, no more is known. */
    private static final String VIRTUAL = "(virtual)";

    private static final StackTraceElement[] NO_FRAMES = {};

    private final Ending ending;

    ExitTrap(Ending ending) {
        super("flyte-exit");
        this.ending = ending;
    }

    @Override
    public void run() {
        try {
            Failure exit = exit(getAllStackTraces());
            if (exit != null) {
                ending.fail(exit);
            }
        } catch (RuntimeException | Error e) {
            ending.fail(e);
        }
        Runtime.getRuntime().halt(TERMINATED);
    }

    /** The failure of a task that called exit; null where a signal came. */
    private static @Nullable Failure exit(Map<Thread, StackTraceElement[]> threads) {
        boolean signal = false;
        for (Map.Entry<Thread, StackTraceElement[]> thread : threads.entrySet()) {
            StackTraceElement[] frames = thread.getValue();
            int caller = caller(frames);
            if (caller >= 0) {
                return Failure.of(FailureCode.EXIT, message(thread.getKey().getName(), frames, caller));
            }
            signal |= isSignal(frames);
        }
        return signal ? null : Failure.of(FailureCode.EXIT, message(VIRTUAL, NO_FRAMES, 0));
    }

    /** The position of the frame that called exit; -1 where none did. */
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

    /** A signal's thread shuts down without {@code Runtime.exit}. */
    private static boolean isSignal(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().startsWith("java.lang.Terminator")) {
                return true;
            }
        }
        return false;
    }

    private static String message(String thread, StackTraceElement[] frames, int caller) {
        StringBuilder text = new StringBuilder(
                "The task called System.exit in the thread " + thread + "; a task ends by returning or throwing");
        for (int i = caller; i < frames.length && !frames[i].getClassName().startsWith("org.flyte.runtime."); i++) {
            text.append("\n\tat ").append(Frame.text(frames[i]));
        }
        return text.toString();
    }
}
