package org.flyte.runtime.failure;

/** A line of a stack trace as the task's author knows it. */
public final class Frame {
    /** What weaving adds to the name of the method that holds a task's body. */
    private static final String TWIN = "$flyte(";

    private Frame() {}

    /** Returns the frame's text; a woven task has its own name. */
    public static String text(StackTraceElement frame) {
        return frame.toString().replace(TWIN, "(");
    }
}
