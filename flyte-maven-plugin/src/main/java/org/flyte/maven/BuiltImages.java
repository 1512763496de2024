package org.flyte.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.image.BuiltImage;

/**
 * What {@code build} leaves in a session for {@code push}.
 *
 * @param context the module's own place in the session
 */
record BuiltImages(Map<String, Object> context) {
    private static final String KEY = BuiltImages.class.getName();

    /** What was left for a module. */
    record Left(List<BuiltImage> images, boolean skipped) {}

    void leave(List<BuiltImage> images) {
        context.put(KEY, new Left(List.copyOf(images), false));
    }

    void leaveNothing() {
        context.put(KEY, new Left(List.of(), true));
    }

    /** None where {@code build} has not run for this module. */
    Optional<Left> left() {
        return context.get(KEY) instanceof Left left ? Optional.of(left) : Optional.empty();
    }
}
