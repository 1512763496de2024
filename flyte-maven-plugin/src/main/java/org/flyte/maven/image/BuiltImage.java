package org.flyte.maven.image;

import java.util.List;
import java.util.Objects;
import org.flyte.maven.settings.ImageSettings;

/**
 * An image that was made on this machine and is in its cache.
 *
 * @param definition the image as declared
 * @param tag the hash of all that went in
 * @param top what the tag stands for: the manifest, or the index of an image for several platforms
 * @param images one for each platform
 */
public record BuiltImage(ImageSettings definition, String tag, Descriptor top, List<PlatformImage> images) {
    public BuiltImage {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(top);
        images = List.copyOf(images);
    }

    /** The digest of manifest or index: the same at every destination. */
    public String digest() {
        return top.digest();
    }

    /** Whether it is for several platforms. */
    boolean isIndex() {
        return MediaTypes.isIndex(top.mediaType());
    }

    /** Registry where one is configured, name and tag. */
    public String reference() {
        return repository() + ":" + tag;
    }

    /** Registry where one is configured, and name. */
    String repository() {
        String registry = definition.registry();
        return registry == null || registry.isBlank()
                ? definition.name()
                : registry.strip().replaceAll("/+$", "") + "/" + definition.name();
    }
}
