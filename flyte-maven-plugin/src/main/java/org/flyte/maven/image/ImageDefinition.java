package org.flyte.maven.image;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One image as the user declared it.
 *
 * @param key the key below {@code <images>}, {@code default} for the undeclared one
 * @param base the image it builds on, by tag or digest; {@code scratch} for none
 * @param registry the registry with the repository's leading parts, such as {@code ghcr.io/acme}; null where none is
 *     configured, which only a push minds
 * @param name the last part of the repository
 */
public record ImageDefinition(
        String key, String base, @Nullable String registry, String name) {
    /** The base that adds nothing. */
    public static final String SCRATCH = "scratch";

    public ImageDefinition {
        Objects.requireNonNull(key);
        Objects.requireNonNull(base);
        Objects.requireNonNull(name);
    }

    /** The XML path of one of this image's elements, for messages. */
    String path(String element) {
        return "images." + key + "." + element;
    }
}
