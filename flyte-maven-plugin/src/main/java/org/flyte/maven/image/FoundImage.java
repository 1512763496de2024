package org.flyte.maven.image;

import java.util.Optional;

/**
 * An image that was looked for.
 *
 * @param reference {@code registry/name:tag}, with {@code @sha256:…} where it is there
 * @param digest the manifest's digest, {@code sha256:…}; empty where the registry has no such image
 */
public record FoundImage(String reference, Optional<String> digest) {}
