package org.flyte.maven.config;

import org.jspecify.annotations.Nullable;

/**
 * Where tasks go.
 *
 * @param endpoint the address as the user wrote it, {@code embedded}, or null when nobody said one
 * @param insecure whether an endpoint without a scheme is spoken to over plain HTTP
 * @param org organisation, empty when none is said
 * @param project Flyte project
 * @param domain Flyte domain
 */
public record Target(@Nullable String endpoint, boolean insecure, String org, String project, String domain) {
    /** The endpoint that stands for the backend inside the plugin. */
    public static final String EMBEDDED = "embedded";

    public boolean embedded() {
        return EMBEDDED.equals(endpoint);
    }
}
