package org.flyte.maven.config;

import org.jspecify.annotations.Nullable;

/**
 * How the embedded backend is run in the foreground.
 *
 * @param port 0 for a free one
 * @param dataDir null for the user's own
 */
public record DevSettings(int port, @Nullable String dataDir) {}
