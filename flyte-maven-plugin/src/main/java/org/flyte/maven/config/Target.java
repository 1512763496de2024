package org.flyte.maven.config;

import org.flyte.client.config.ConnectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks go.
 *
 * @param endpoint the address as the user wrote it, {@code embedded}, or null when nobody said one
 * @param insecure whether an endpoint without a scheme is spoken to over plain HTTP
 * @param org organisation, empty when none is said
 * @param project Flyte project
 * @param domain Flyte domain
 * @param connection how to speak to the endpoint; null when it is {@code embedded} or nobody said one
 * @param serverId the server of Maven's settings whose user name and password are a client's id and secret; null for none
 */
public record Target(
        @Nullable String endpoint,
        boolean insecure,
        String org,
        String project,
        String domain,
        @Nullable ConnectionSettings connection,
        @Nullable String serverId) {
    /** The endpoint that stands for the backend inside the plugin. */
    public static final String EMBEDDED = "embedded";

    /** A target that is spoken to with nothing but its address. */
    public Target(@Nullable String endpoint, boolean insecure, String org, String project, String domain) {
        this(
                endpoint,
                insecure,
                org,
                project,
                domain,
                endpoint == null || endpoint.equals(EMBEDDED) ? null : ConnectionSettings.of(endpoint, insecure),
                null);
    }

    public boolean embedded() {
        return EMBEDDED.equals(endpoint);
    }
}
