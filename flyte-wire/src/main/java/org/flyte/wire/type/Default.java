package org.flyte.wire.type;

import org.jspecify.annotations.Nullable;

/**
 * What a component is when a value does not say it.
 *
 * @param shown whether the schema tells the value: that of a list or a map is made anew each time in Python, and not told
 * @param json the value as the schema tells it; null for none
 */
public record Default(boolean shown, @Nullable Object json) {
    /** For a component that may be absent. */
    public static final Default NONE = new Default(true, null);

    /** A value of which the schema only tells that there is one. */
    public static final Default UNTOLD = new Default(false, null);

    /** A value that is text, number or boolean in JSON. */
    public static Default of(Object json) {
        return new Default(true, json);
    }

    JsonSchema in(JsonSchema schema) {
        return shown ? schema.with("default", json) : schema;
    }
}
