package org.flyte.maven.image;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flyte.maven.image.dockerfile.DockerfileSource;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/**
 * All that the plugin puts on a base image.
 *
 * @param definition the image as declared
 * @param layers the layers, lowest first
 * @param entrypoint what the image does when it is started by hand; a task's own command replaces it
 * @param labels the image's labels, sorted
 * @param provenance what is told of the image beside its content
 * @param dockerfile what makes the machine below, null where that is a base
 * @param contentHash 32 hex digits over layers, entry point, labels and what else the image is declared with, but neither the
 *     base nor where the sources come from: equal on every machine for equal content, and fit to be a tag
 */
public record ImagePlan(
        ImageSettings definition,
        List<ImageLayer> layers,
        List<String> entrypoint,
        Map<String, String> labels,
        Provenance provenance,
        @Nullable DockerfileSource dockerfile,
        String contentHash) {
    public ImagePlan {
        Objects.requireNonNull(definition);
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(contentHash);
    }

    /** The same under another name in reports: what is in it stays what it is. */
    public ImagePlan withKey(String key) {
        return new ImagePlan(definition.withKey(key), layers, entrypoint, labels, provenance, dockerfile, contentHash);
    }

    /** A plan whose hash is computed from the rest. */
    static ImagePlan of(
            ImageSettings definition,
            List<ImageLayer> layers,
            List<String> entrypoint,
            Map<String, String> labels,
            Provenance provenance,
            @Nullable DockerfileSource dockerfile) {
        return new ImagePlan(
                definition,
                layers,
                entrypoint,
                labels,
                provenance,
                dockerfile,
                ContentHash.of(definition, layers, entrypoint, new TreeMap<>(labels), provenance, dockerfile));
    }
}
