package org.flyte.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small objects in the stores of tasks, read from here as Flyte's Python SDK reads them: with this machine's own keys, since a
 * backend gives no link to them.
 *
 * @param environment variables, as for a task's S3
 * @param sharesFiles whether tasks write files of this machine
 */
public record StoredObjects(Map<String, String> environment, boolean sharesFiles) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern S3 = Pattern.compile("s3://([^/]+)/(.+)", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9._-]{1,100})</Code>");
    private static final int ERROR_PAGE = 1 << 16;
    private static final int OK = 200;

    /**
     * Reads a whole object.
     *
     * @param most the bytes that it may have
     * @throws IOException says in a clause why it cannot be read, never with a secret
     */
    public byte[] read(String uri, long most) throws IOException {
        if (uri.startsWith("file:")) {
            return file(uri, most);
        }
        Matcher s3 = S3.matcher(uri);
        if (!s3.matches()) {
            throw new IOException("this goal reads objects of s3:// only");
        }
        Optional<S3Read> keys = S3Read.of(environment);
        if (keys.isEmpty()) {
            throw new IOException("the environment of Maven has no keys for it: neither FLYTE_AWS_ACCESS_KEY_ID and"
                    + " FLYTE_AWS_SECRET_ACCESS_KEY nor AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        try {
            return answer(keys.get().request(s3.group(1), s3.group(2), Instant.now()), most);
        } catch (IllegalArgumentException e) {
            throw new IOException("the environment's address of S3 is none", e);
        }
    }

    private byte[] file(String uri, long most) throws IOException {
        if (!sharesFiles) {
            throw new IOException("it is a file of another machine");
        }
        try (InputStream content = Files.newInputStream(FileUri.path(uri))) {
            return bounded(content, most);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no file's address", e);
        }
    }

    private static byte[] answer(HttpRequest request, long most) throws IOException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(PATIENCE)
                .build();
        String host = request.uri().getRawAuthority();
        HttpResponse<InputStream> response;
        try {
            response = http.send(bounded, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException("the store " + host + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                String page = new String(body.readNBytes(ERROR_PAGE), StandardCharsets.UTF_8);
                Matcher code = CODE.matcher(page);
                throw new IOException("the store " + host + " answered HTTP " + response.statusCode()
                        + (code.find() ? " " + code.group(1) : ""));
            }
            return bounded(body, most);
        }
    }

    private static byte[] bounded(InputStream content, long most) throws IOException {
        byte[] bytes = content.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > most) {
            throw new IOException("it has more than the " + most + " bytes that this goal reads");
        }
        return bytes;
    }
}
