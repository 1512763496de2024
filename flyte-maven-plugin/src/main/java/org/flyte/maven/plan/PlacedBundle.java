package org.flyte.maven.plan;

/**
 * A code bundle in the backend's store.
 *
 * @param uri where it lies, as the container reads it
 * @param sha256Hex the digest of the file there
 */
public record PlacedBundle(String uri, String sha256Hex) {}
