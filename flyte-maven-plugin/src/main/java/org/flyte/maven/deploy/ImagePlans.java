package org.flyte.maven.deploy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.image.ImagePlan;

/**
 * The images of a deployment: those that a task runs in, and no other.
 *
 * @param byKey each image once, by its key in the configuration
 * @param keys an image's key by the wire name of the environment that runs in it, and by the full name of a task that has one of
 *     its own
 */
public record ImagePlans(SortedMap<String, ImagePlan> byKey, SortedMap<String, String> keys) {
    public ImagePlans {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /** The images in the order of their keys. */
    public List<ImagePlan> plans() {
        return List.copyOf(byKey.values());
    }

    /**
     * What a task's spec takes its image from.
     *
     * @param references by key
     */
    Map<String, String> named(Map<String, String> references) {
        Map<String, String> named = new TreeMap<>();
        keys.forEach((name, key) -> named.put(name, references.getOrDefault(key, "")));
        return named;
    }
}
