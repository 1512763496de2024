package org.flyte.maven.config;

import java.util.Optional;

/** How code gets into containers. */
public enum CopyStyle {
    /** Class directories in the bundle, jars in the image. */
    CLASSES,
    /** Class directories and jars in the bundle, so that the image holds nothing of the project's. */
    ALL,
    /** Everything in the image, and no bundle. */
    NONE;

    /** The style of a name in the configuration; empty when it is none. */
    public static Optional<CopyStyle> named(String name) {
        return switch (name) {
            // The Python SDK's name for what comes nearest.
            case "classes", "loaded_modules" -> Optional.of(CLASSES);
            case "all" -> Optional.of(ALL);
            case "none" -> Optional.of(NONE);
            default -> Optional.empty();
        };
    }
}
