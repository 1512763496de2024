package org.flyte.client.value;

/** A value that does not fit its type. The message says where in the value, what was expected and what was found. */
public final class ValueException extends RuntimeException {
    private final String path;
    private final int depth;
    private final String expected;
    private final String found;

    ValueException(ValuePath path, String expected, String found) {
        // Made by the thousand while the variants of a union are tried, and shown without a trace in any case.
        super(message(path.text(), expected, Shown.shortened(found)), null, false, false);
        this.path = path.text();
        this.depth = path.depth();
        this.expected = expected;
        this.found = Shown.shortened(found);
    }

    private static String message(String path, String expected, String found) {
        return (path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", found " + found;
    }

    /** Where in the value, such as {@code [2].name}; empty for the whole value. */
    public String path() {
        return path;
    }

    /** The form that would fit. */
    public String expected() {
        return expected;
    }

    /** What stands there, shortened. */
    public String found() {
        return found;
    }

    /** How far inside the value. */
    int depth() {
        return depth;
    }
}
