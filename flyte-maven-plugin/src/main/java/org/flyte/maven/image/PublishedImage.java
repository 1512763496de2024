package org.flyte.maven.image;

import java.util.Objects;

/**
 * An image that a task can be registered with.
 *
 * @param reference what goes into the task's container: {@code registry/name:tag@sha256:…}, or
 *     {@code embedded/name:contentHash}
 * @param digest the manifest's digest, {@code sha256:…}; the content hash for an embedded image
 * @param pushed whether this call wrote it; false where it was there already
 */
public record PublishedImage(String reference, String digest, boolean pushed) {
    public PublishedImage {
        Objects.requireNonNull(reference);
        Objects.requireNonNull(digest);
    }
}
