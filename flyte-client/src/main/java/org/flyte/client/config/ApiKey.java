package org.flyte.client.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What {@code FLYTE_API_KEY} holds: base64 of {@code endpoint:client id:client secret:organisation}. */
record ApiKey(String endpoint, String clientId, Secret clientSecret, String org) {
    static final String VARIABLE = "FLYTE_API_KEY";
    private static final int PARTS = 4;

    static ApiKey decode(String encoded) {
        String[] parts = text(encoded).split(":", -1);
        // An endpoint with a scheme has a colon of its own.
        int first = parts.length > PARTS && parts[1].startsWith("//") ? 1 : 0;
        if (parts.length < PARTS + first) {
            throw malformed(null);
        }
        String endpoint = first == 0 ? parts[0] : parts[0] + ":" + parts[1];
        StringBuilder org = new StringBuilder(parts[first + 3]);
        for (int i = first + PARTS; i < parts.length; i++) {
            org.append(':').append(parts[i]);
        }
        String named = org.toString().equals("None") ? "" : org.toString();
        return new ApiKey(endpoint, parts[first + 1], Secret.of(parts[first + 2]), named);
    }

    private static String text(String encoded) {
        try {
            return new String(Base64.getMimeDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(e);
        }
    }

    private static FlyteConfigException malformed(@Nullable Throwable cause) {
        return new FlyteConfigException(
                "the API key is not base64 of endpoint:client id:client secret:organisation",
                VARIABLE,
                "copy the key again, whole, or unset the variable",
                cause);
    }
}
