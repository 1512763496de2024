package org.flyte.maven.image;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an image tells of the project that it is made from. Only the time counts in an image's hash: a new commit that leaves the
 * content as it is makes no new image.
 *
 * @param version the project's version
 * @param source where its sources are kept; null where the POM does not say
 * @param revision the commit that is checked out; null where there is no repository
 * @param created the image's creation time
 */
public record Provenance(
        @Nullable String version,
        @Nullable String source,
        @Nullable String revision,
        Instant created) {
    /** Nothing is told, and the time is the same for all. */
    public static final Provenance NONE = new Provenance(null, null, null, Instant.EPOCH);

    private static final String PREFIX = "org.opencontainers.image.";

    public Provenance {
        Objects.requireNonNull(created);
    }

    /** As labels. */
    Map<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        put(labels, "version", version);
        put(labels, "source", source);
        put(labels, "revision", revision);
        return labels;
    }

    private static void put(Map<String, String> labels, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            labels.put(PREFIX + name, value);
        }
    }
}
