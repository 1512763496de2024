package org.flyte.maven.image;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An image for one platform, whose configuration, manifest and own layers are in the cache.
 *
 * @param layers lowest first
 * @param base what has the layers below ours
 */
record PlatformImage(
        Platform platform, Descriptor manifest, Descriptor config, List<BuiltLayer> layers, BaseImage base) {
    PlatformImage {
        Objects.requireNonNull(manifest);
        layers = List.copyOf(layers);
    }

    /** All that its manifest names, each part once. */
    List<Descriptor> parts() {
        return Stream.concat(layers.stream().map(BuiltLayer::blob), Stream.of(config))
                .distinct()
                .toList();
    }
}
