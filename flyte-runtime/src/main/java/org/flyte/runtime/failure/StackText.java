package org.flyte.runtime.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of a throwable, its trace and its causes, without the frames by which the runtime called the task, and without
 * those that a cause shares with what it caused.
 */
final class StackText {
    /** Enough to see where an endless recursion goes round. */
    private static final int MOST_FRAMES = 100;

    private final StringBuilder text = new StringBuilder();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int enough;

    StackText(int enough) {
        this.enough = enough;
    }

    /** The message, then the trace, then the same of the causes. */
    String of(Throwable thrown) {
        text.append(message(thrown));
        trace(thrown, frames(thrown), null);
        return text.toString();
    }

    /** Class name and message. */
    static String headline(Throwable thrown) {
        return thrown.getClass().getName() + ": " + message(thrown);
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            if (message == null && thrown.getCause() != null) {
                return "caused by " + headline(thrown.getCause());
            }
            return message == null ? "(no message)" : message;
        } catch (RuntimeException e) {
            return "(the message could not be made: " + e.getClass().getName() + ")";
        }
    }

    private void trace(Throwable thrown, StackTraceElement[] frames, StackTraceElement @Nullable [] enclosing) {
        seen.add(thrown);
        int own = enclosing == null ? ofTheTask(frames) : notShared(frames, enclosing);
        for (int i = 0; i < Math.min(own, MOST_FRAMES); i++) {
            text.append("\n\tat ").append(Frame.text(frames[i]));
        }
        if (own > MOST_FRAMES) {
            text.append("\n\t... ").append(own - MOST_FRAMES).append(" more");
        }
        Throwable cause = thrown.getCause();
        if (cause != null && !seen.contains(cause) && text.length() < enough) {
            text.append("\nCaused by: ").append(headline(cause));
            trace(cause, frames(cause), frames);
        }
    }

    private static StackTraceElement[] frames(Throwable thrown) {
        return thrown.getStackTrace();
    }

    private static int ofTheTask(StackTraceElement[] frames) {
        int count = 0;
        // A call that cannot become a child fails in the runtime, on behalf of the task.
        while (count < frames.length && isChildCall(frames[count].getClassName())) {
            count++;
        }
        while (count < frames.length && !frames[count].getClassName().startsWith("org.flyte.runtime.")) {
            count++;
        }
        if (count == frames.length) {
            return count;
        }
        while (count > 0 && isReflection(frames[count - 1].getClassName())) {
            count--;
        }
        return count;
    }

    private static boolean isChildCall(String className) {
        return className.startsWith("org.flyte.runtime.call.")
                || className.startsWith("org.flyte.runtime.actions.")
                || className.equals("org.flyte.runtime.RunningAction");
    }

    private static boolean isReflection(String className) {
        return className.startsWith("java.lang.reflect.")
                || className.startsWith("jdk.internal.reflect.")
                || className.startsWith("java.lang.invoke.");
    }

    private static int notShared(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        int own = frames.length;
        int other = enclosing.length;
        while (own > 0 && other > 0 && frames[own - 1].equals(enclosing[other - 1])) {
            own--;
            other--;
        }
        return own;
    }
}
