package org.flyte.client.config;

import java.nio.file.Path;
import org.flyte.client.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to speak to a backend.
 *
 * @param endpoint its address as people write it
 * @param insecure whether an address without a scheme is spoken to over plain HTTP
 * @param insecureSkipVerify whether a certificate that nobody vouches for is taken
 * @param caCertFile PEM file with what alone vouches for the backend's certificate; null for what the JDK trusts
 * @param httpProxy address of a proxy for the backend and for where tokens come from; null for what the environment says
 */
public record ConnectionSettings(
        String endpoint,
        boolean insecure,
        boolean insecureSkipVerify,
        @Nullable Path caCertFile,
        @Nullable String httpProxy,
        AuthSettings auth) {

    /** An address and nothing more. */
    public static ConnectionSettings of(String endpoint, boolean insecure) {
        return new ConnectionSettings(endpoint, insecure, false, null, null, AuthSettings.DEFAULT);
    }

    public ConnectionSettings withAuth(AuthSettings other) {
        return new ConnectionSettings(endpoint, insecure, insecureSkipVerify, caCertFile, httpProxy, other);
    }

    /**
     * The address.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public Endpoint address() {
        return Endpoint.parse(endpoint, insecure);
    }
}
