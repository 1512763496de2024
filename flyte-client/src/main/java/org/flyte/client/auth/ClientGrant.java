package org.flyte.client.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.flyte.client.auth.AuthException.Kind;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.FlyteConfigException;
import org.flyte.client.config.Secret;
import org.flyte.idl.auth.GetOAuth2MetadataRequest;
import org.flyte.idl.auth.GetPublicClientConfigRequest;
import org.flyte.idl.auth.GetPublicClientConfigResponse;
import org.flyte.wire.connect.AuthRpcs;
import org.flyte.wire.connect.ConnectTransport;
import org.flyte.wire.connect.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * OAuth's client credentials: the backend says where tokens come from, and a client's id and secret get one there.
 *
 * @param anonymous speaks to the backend without credentials
 */
record ClientGrant(AuthSettings settings, ConnectTransport anonymous, TokenPost post, Clock clock) implements Grant {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String DEFAULT_HEADER = "authorization";

    @Override
    public Token fetch() {
        String id = settings.clientId();
        Secret secret = settings.clientSecret();
        if (id == null || id.isEmpty() || secret == null) {
            throw incomplete(
                    "authType is ClientSecret, and there is no " + (secret == null ? "client secret" : "client id"),
                    "set admin.clientId and admin.clientSecretLocation or admin.clientSecretEnvVar in Flyte's"
                            + " configuration file",
                    null);
        }
        String basic = basic(id, revealed(secret));
        URI endpoint = tokenEndpoint();
        GetPublicClientConfigResponse client = publicClient();
        TokenPost.Answer answer = post.send(endpoint, basic, form(client));
        String header = client.getAuthorizationMetadataKey();
        return new Token(
                header.isEmpty() ? DEFAULT_HEADER : header, answer.token(), answer.lifetime(), clock.instant());
    }

    private Map<String, String> form(GetPublicClientConfigResponse client) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        List<String> scopes = settings.scopes().isEmpty() ? client.getScopesList() : settings.scopes();
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
        if (!client.getAudience().isEmpty()) {
            form.put("audience", client.getAudience());
        }
        return form;
    }

    private URI tokenEndpoint() {
        String address = asked(() -> anonymous
                .unary(AuthRpcs.GET_OAUTH2_METADATA, GetOAuth2MetadataRequest.getDefaultInstance(), DEADLINE)
                .getTokenEndpoint());
        try {
            URI endpoint = URI.create(address);
            if (endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw noEndpoint("says '" + address + "'", e);
        }
        throw noEndpoint(address.isEmpty() ? "says nothing" : "says '" + address + "'", null);
    }

    private GetPublicClientConfigResponse publicClient() {
        return asked(() -> anonymous.unary(
                AuthRpcs.GET_PUBLIC_CLIENT_CONFIG, GetPublicClientConfigRequest.getDefaultInstance(), DEADLINE));
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (RpcException e) {
            throw noEndpoint("answers: " + e.rpcMessage(), e);
        }
    }

    private static AuthException noEndpoint(String said, @Nullable Throwable cause) {
        return new AuthException(
                Kind.NO_TOKEN,
                "the backend wants credentials, but asked where tokens come from it " + said,
                "see that the endpoint is the one of Flyte's API, and that its OAuth metadata is set up",
                cause);
    }

    private static String revealed(Secret secret) {
        try {
            return secret.reveal();
        } catch (FlyteConfigException e) {
            throw incomplete(e.what(), e.where() + ": " + e.fix(), e);
        }
    }

    private static AuthException incomplete(String what, String fix, @Nullable Throwable cause) {
        return new AuthException(Kind.INCOMPLETE, what, fix, cause);
    }

    /** The secret is quoted as in a query first, which is what Flyte's clients send. */
    private static String basic(String id, String secret) {
        String quoted = URLEncoder.encode(secret, StandardCharsets.UTF_8)
                .replace("%7E", "~")
                .replace("*", "%2A");
        byte[] pair = (id + ":" + quoted).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
