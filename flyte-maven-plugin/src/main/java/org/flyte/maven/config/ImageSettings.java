package org.flyte.maven.config;

import org.jspecify.annotations.Nullable;

/**
 * An image of the configuration.
 *
 * @param key its name in the configuration
 * @param base the image below ours, or {@code scratch}
 * @param registry where it is pushed, null when nobody said one
 * @param name repository name in the registry
 */
public record ImageSettings(
        String key, String base, @Nullable String registry, String name) {}
