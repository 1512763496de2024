package org.flyte.maven.image;

import java.util.Objects;

/**
 * A layer as it lies in an image.
 *
 * @param name what it holds, in a word; {@code base} for those below ours
 * @param blob its compressed bytes
 * @param diffId the digest of what they unpack to
 */
record BuiltLayer(String name, Descriptor blob, String diffId) {
    static final String BASE = "base";

    BuiltLayer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(blob);
        Objects.requireNonNull(diffId);
    }

    BuiltLayer named(String other) {
        return new BuiltLayer(other, blob, diffId);
    }

    boolean ofBase() {
        return name.equals(BASE);
    }
}
