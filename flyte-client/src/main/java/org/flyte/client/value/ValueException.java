package org.flyte.client.value;

/** A value that does not fit its type. The message says where in the value, what was expected and what was found. */
public final class ValueException extends RuntimeException {
    private final transient ValuePath path;
    private final String expected;
    private final String found;

    ValueException(ValuePath path, String expected, String found) {
        // Made by the thousand while the variants of a union are tried, so what is shown is put together when it is
        // shown.
        super(null, null, false, false);
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    @Override
    public String getMessage() {
        return (path().isEmpty() ? "" : path() + ": ") + "expected " + expected + ", found " + found();
    }

    /** Where in the value, such as {@code [2].name}; empty for the whole value. */
    public String path() {
        return path.text();
    }

    /** The form that would fit. */
    public String expected() {
        return expected;
    }

    /** What stands there, shortened. */
    public String found() {
        return Shown.shortened(found);
    }

    /** How far inside the value. */
    int depth() {
        return path.depth();
    }
}
