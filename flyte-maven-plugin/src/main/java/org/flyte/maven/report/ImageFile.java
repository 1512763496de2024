package org.flyte.maven.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file in {@code target/flyte/images} holds.
 *
 * @param schemaVersion 1
 * @param name key in the configuration
 * @param reference registry where one is configured, name and tag
 * @param digest {@code sha256:…} of the manifest, or of the index of an image for several platforms
 * @param platforms such as {@code linux/amd64}
 * @param layers lowest first, platform by platform
 * @param labels the image's labels
 * @param to where it is: {@code cache}, {@code tar}, {@code oci}, {@code daemon} or {@code registry}
 * @param path the archive, for {@code tar} and {@code oci}
 */
public record ImageFile(
        int schemaVersion,
        String name,
        String reference,
        String digest,
        List<String> platforms,
        List<LayerRecord> layers,
        Map<String, String> labels,
        String to,
        @Nullable String path) {
    /** The current form of the file. */
    public static final int SCHEMA = 1;

    /**
     * A layer.
     *
     * @param digest {@code sha256:…} of its compressed bytes
     * @param size the number of these
     * @param name what it holds; {@code base} for the layers below the plugin's
     * @param platform the platform whose image it is in; null where there is one only
     */
    public record LayerRecord(
            String digest, long size, String name, @Nullable String platform) {}
}
