package org.flyte.maven.image;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in an image.
 *
 * @param platforms those that it is there for, such as {@code linux/amd64}
 * @param layers lowest first, platform by platform
 * @param labels those of its first platform
 */
public record ImageDetails(List<String> platforms, List<Layer> layers, Map<String, String> labels) {
    public ImageDetails {
        platforms = List.copyOf(platforms);
        layers = List.copyOf(layers);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /**
     * A layer.
     *
     * @param digest of its compressed bytes
     * @param size the number of these
     * @param name what it holds; {@code base} for the layers below ours
     * @param platform the platform whose image it is in; null where there is one only
     */
    public record Layer(
            String digest, long size, String name, @Nullable String platform) {}
}
