package org.flyte.client.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.flyte.client.Endpoint;
import org.flyte.client.auth.AuthException.Kind;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Asks a token endpoint, again while it is busy.
 *
 * @param connections opens connections with the right trust and proxy
 */
record TokenPost(HttpConnections connections, RetryPolicy retries) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int SHOWN_CHARACTERS = 200;

    /**
     * A token.
     *
     * @param lifetime null where it is not said
     */
    record Answer(String token, @Nullable Duration lifetime) {
        @Override
        public String toString() {
            return "***";
        }
    }

    private record Response(int status, String body) {
        boolean mayPass() {
            return status == 429 || status >= 500;
        }
    }

    Answer send(URI endpoint, String authorization, Map<String, String> form) {
        if (!endpoint.getScheme().equals("https") && !new Endpoint(endpoint).loopback()) {
            throw failed(endpoint, "is plain HTTP, over which no secret is sent", null);
        }
        byte[] body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
        try {
            for (int failures = 0; ; failures++) {
                boolean last = failures + 1 >= retries.attempts();
                try {
                    Response response = exchange(endpoint, authorization, body);
                    if (last || !response.mayPass()) {
                        return read(endpoint, response);
                    }
                } catch (IOException e) {
                    if (last) {
                        throw failed(endpoint, "does not answer: " + e.getMessage(), e);
                    }
                }
                Pause.of(retries.pause(failures, ThreadLocalRandom.current()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(endpoint, "was given up, as the build was stopped", e);
        }
    }

    private Response exchange(URI endpoint, String authorization, byte[] body) throws IOException {
        HttpURLConnection connection = connections.open(endpoint);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", authorization);
        connection.setRequestProperty("Cache-Control", "no-cache");
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        // Not setFixedLengthStreamingMode: with it the JDK hides what a 401 says.
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in == null ? new byte[0] : in.readNBytes(MOST_BYTES);
            return new Response(status, new String(answer, StandardCharsets.UTF_8));
        }
    }

    private static Answer read(URI endpoint, Response response) {
        Optional<JsonObject> json = json(response.body());
        if (response.status() != HttpURLConnection.HTTP_OK) {
            String error = json.flatMap(body -> text(body, "error")).orElse("");
            String description =
                    json.flatMap(body -> text(body, "error_description")).orElse("");
            throw failed(endpoint, shown("answers " + response.status() + " " + error + " " + description), null);
        }
        String token = json.flatMap(body -> text(body, "access_token"))
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127))
                .orElseThrow(() -> failed(endpoint, "gives no access token", null));
        return new Answer(token, json.flatMap(TokenPost::lifetime).orElse(null));
    }

    private static Optional<JsonObject> json(String body) {
        try {
            JsonElement json = JsonParser.parseString(body);
            return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value == null || !value.isJsonPrimitive() ? Optional.empty() : Optional.of(value.getAsString());
    }

    private static Optional<Duration> lifetime(JsonObject json) {
        return text(json, "expires_in")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
    }

    private static AuthException failed(URI endpoint, String how, @Nullable Throwable cause) {
        return new AuthException(
                Kind.NO_TOKEN,
                "the token endpoint " + endpoint.getScheme() + "://" + endpoint.getAuthority() + " " + how,
                "check the client's id and secret, its scopes, and that the token endpoint can be reached from here",
                cause);
    }
}
