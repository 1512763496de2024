package org.flyte.wire.spec;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a task's spec takes from the deployment that it belongs to.
 *
 * @param org the organisation; empty where the backend has none
 * @param version the version of all tasks of the deployment
 * @param images image reference by the wire name of an environment, and by the full name of a task with an image of its own
 * @param bundleUri where the code bundle lies; null when the code is in the image
 * @param bundleDigest SHA-256 of the bundle file, 64 hexadecimal digits; null exactly when {@code bundleUri} is
 */
public record Deployment(
        String org,
        String project,
        String domain,
        String version,
        Map<String, String> images,
        @Nullable String bundleUri,
        @Nullable String bundleDigest) {
    public Deployment {
        Objects.requireNonNull(org);
        Objects.requireNonNull(project);
        Objects.requireNonNull(domain);
        Objects.requireNonNull(version);
        images = Map.copyOf(images);
        if ((bundleUri == null) != (bundleDigest == null)) {
            throw new IllegalArgumentException("A code bundle has both a URI and a digest, or neither");
        }
        if (bundleDigest != null && !bundleDigest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not 64 lower-case hexadecimal digits: " + bundleDigest);
        }
    }
}
