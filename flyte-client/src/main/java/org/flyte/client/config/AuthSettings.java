package org.flyte.client.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to show who calls.
 *
 * @param source who said so, for messages: a file, an environment variable, Maven's settings
 * @param clientId only for {@link AuthType#CLIENT_SECRET}
 * @param clientSecret only for {@link AuthType#CLIENT_SECRET}
 * @param command only for {@link AuthType#EXTERNAL_COMMAND}: program and arguments
 * @param scopes what to ask for; empty for what the backend says
 */
public record AuthSettings(
        AuthType type,
        String source,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        List<String> command,
        List<String> scopes) {
    /** Where nobody says anything. */
    public static final AuthSettings DEFAULT =
            new AuthSettings(AuthType.PKCE, "default", null, null, List.of(), List.of());

    public AuthSettings {
        command = List.copyOf(command);
        scopes = List.copyOf(scopes);
    }

    /** A client's id and secret. */
    public static AuthSettings ofClient(String source, String clientId, Secret clientSecret) {
        return new AuthSettings(AuthType.CLIENT_SECRET, source, clientId, clientSecret, List.of(), List.of());
    }
}
