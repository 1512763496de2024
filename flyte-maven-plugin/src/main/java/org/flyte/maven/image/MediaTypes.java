package org.flyte.maven.image;

import java.util.Set;

/** The kinds of an image's parts. What the plugin makes is OCI's; what it builds on may be Docker's too. */
final class MediaTypes {
    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    static final String LAYER_GZIP = LAYER + "+gzip";
    static final String LAYER_ZSTD = LAYER + "+zstd";

    private static final String DOCKER = "application/vnd.docker.";
    private static final Set<String> INDEXES = Set.of(INDEX, DOCKER + "distribution.manifest.list.v2+json");
    private static final Set<String> MANIFESTS = Set.of(MANIFEST, DOCKER + "distribution.manifest.v2+json");

    private MediaTypes() {}

    static boolean isIndex(String type) {
        return INDEXES.contains(type);
    }

    static boolean isManifest(String type) {
        return MANIFESTS.contains(type);
    }

    /** OCI's name of a layer's kind: the bytes are the same. */
    static String layer(String type) {
        return switch (type) {
            case DOCKER + "image.rootfs.diff.tar.gzip" -> LAYER_GZIP;
            case DOCKER + "image.rootfs.diff.tar" -> LAYER;
            default -> type;
        };
    }
}
