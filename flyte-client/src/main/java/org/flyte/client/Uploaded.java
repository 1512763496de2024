package org.flyte.client;

/**
 * A file in the backend's store.
 *
 * @param uri where the backend finds it, such as {@code s3://bucket/…}
 * @param skipped whether the store had this very content, so that no byte was sent
 */
public record Uploaded(String uri, boolean skipped) {}
