package org.flyte.maven.config;

import org.jspecify.annotations.Nullable;

/**
 * Where an element of the configuration was said.
 *
 * @param source who said it, in words, such as {@code POM} or {@code -D}
 * @param path what it sets, as in a property's name without {@code flyte.}; empty for the root
 * @param place how users find it: XML path, property, environment variable or key of a file
 * @param location {@code file:line}, null when nobody knows
 */
public record Origin(
        String source, String path, String place, @Nullable String location) {
    /** An origin of which only the source is known yet. */
    public static Origin of(String source) {
        return new Origin(source, "", "", null);
    }

    /** The place, with the line where it is known. */
    public String where() {
        return location == null ? place : place + " (" + location + ")";
    }

    Origin at(String newPath, String newPlace) {
        return new Origin(source, newPath, newPlace, location);
    }
}
