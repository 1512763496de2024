package org.flyte.client.value;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A place inside a value; made for every item that is read, so its text is put together only when somebody asks. */
final class ValuePath {
    static final ValuePath WHOLE = new ValuePath(null, -1, "");

    private final @Nullable ValuePath parent;
    private final int index;
    private final String key;

    private ValuePath(@Nullable ValuePath parent, int index, String key) {
        this.parent = parent;
        this.index = index;
        this.key = key;
    }

    ValuePath item(int item) {
        return new ValuePath(this, item, "");
    }

    ValuePath key(String name) {
        return new ValuePath(this, -1, name);
    }

    int depth() {
        int depth = 0;
        for (ValuePath at = parent; at != null; at = at.parent) {
            depth++;
        }
        return depth;
    }

    /** Such as {@code [2].name}; empty for the whole value. */
    String text() {
        Deque<String> parts = new ArrayDeque<>();
        ValuePath at = this;
        while (at.parent != null) {
            parts.addFirst(at.part());
            at = at.parent;
        }
        return String.join("", parts);
    }

    private String part() {
        if (index >= 0) {
            return "[" + index + "]";
        }
        boolean plain = key.matches("[A-Za-z_][A-Za-z0-9_-]*");
        return plain ? "." + key : "[\"" + Shown.shortened(key) + "\"]";
    }
}
