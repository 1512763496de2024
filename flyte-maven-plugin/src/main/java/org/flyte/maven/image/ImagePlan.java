package org.flyte.maven.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flyte.maven.settings.ImageSettings;

/**
 * All that the plugin puts on a base image.
 *
 * @param definition the image as declared
 * @param layers the layers, lowest first
 * @param entrypoint what the image does when it is started by hand; a task's own command replaces it
 * @param labels the image's labels, sorted
 * @param contentHash 32 hex digits over layers, entry point, labels and what else the image is declared with, but not the base: equal on every machine for
 *     equal content, and fit to be a tag
 */
public record ImagePlan(
        ImageSettings definition,
        List<ImageLayer> layers,
        List<String> entrypoint,
        Map<String, String> labels,
        String contentHash) {
    public ImagePlan {
        Objects.requireNonNull(definition);
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        Objects.requireNonNull(contentHash);
    }

    /** The same on another lowest layer, which the hash does not count. */
    ImagePlan on(ImageLayer lowest) {
        List<ImageLayer> all = new ArrayList<>(layers);
        all.add(0, lowest);
        return new ImagePlan(definition, all, entrypoint, labels, contentHash);
    }

    /** A plan whose hash is computed from the rest. */
    static ImagePlan of(
            ImageSettings definition, List<ImageLayer> layers, List<String> entrypoint, Map<String, String> labels) {
        return new ImagePlan(
                definition,
                layers,
                entrypoint,
                labels,
                ContentHash.of(definition, layers, entrypoint, new TreeMap<>(labels)));
    }
}
