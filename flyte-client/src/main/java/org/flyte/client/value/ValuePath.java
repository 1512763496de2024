package org.flyte.client.value;

/**
 * A place inside a value.
 *
 * @param text such as {@code [2].name}; empty for the whole value
 */
record ValuePath(String text) {
    static final ValuePath WHOLE = new ValuePath("");

    ValuePath item(int index) {
        return new ValuePath(text + "[" + index + "]");
    }

    ValuePath key(String key) {
        boolean plain = key.matches("[A-Za-z_][A-Za-z0-9_-]*");
        return new ValuePath(text + (plain ? "." + key : "[\"" + key + "\"]"));
    }
}
