package org.flyte.client.value;

/** A value that does not fit its type. The message says where in the value, what was expected and what was found. */
public final class ValueException extends RuntimeException {
    private final transient ValuePath path;
    private final String expected;
    private final String found;
    private final boolean unknownProperty;

    ValueException(ValuePath path, String expected, String found) {
        this(path, expected, found, false);
    }

    private ValueException(ValuePath path, String expected, String found, boolean unknownProperty) {
        // Made by the thousand while the variants of a union are tried, so what is shown is put together when it is
        // shown.
        super(null, null, false, false);
        this.path = path;
        this.expected = expected;
        this.found = found;
        this.unknownProperty = unknownProperty;
    }

    /** The refusal of a property that no value of the type has. */
    static ValueException unknownProperty(ValuePath path, String expected, String name) {
        return new ValueException(path, expected, "the unknown property " + name, true);
    }

    /** Whether the value may well be one of another type. */
    boolean isUnknownProperty() {
        return unknownProperty;
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
