package org.flyte.client.value;

import org.jspecify.annotations.Nullable;

/**
 * A file or folder that a task can read.
 *
 * @param hash of its content, which then counts for caching instead of the address; null when not known
 */
public record RemoteFile(String uri, @Nullable String hash) {}
