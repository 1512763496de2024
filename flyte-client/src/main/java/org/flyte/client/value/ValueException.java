package org.flyte.client.value;

/** A value that does not fit its type. The message says where in the value, what was expected and what was found. */
public final class ValueException extends RuntimeException {
    private static final int SHOWN_CHARACTERS = 60;

    private final String path;
    private final String expected;
    private final String found;

    ValueException(ValuePath path, String expected, String found) {
        super((path.text().isEmpty() ? "" : path.text() + ": ") + "expected " + expected + ", found " + shown(found));
        this.path = path.text();
        this.expected = expected;
        this.found = shown(found);
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

    private static String shown(String found) {
        return found.length() <= SHOWN_CHARACTERS ? found : found.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
