package org.flyte.client;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.dataproxy.CreateUploadLocationResponse;
import org.flyte.wire.connect.Pause;
import org.flyte.wire.connect.RetryPolicy;

/** The PUT of a file to a signed address, sent again while the store is busy. */
final class SignedPut {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Set<Integer> STORED = Set.of(200, 201, 204);
    /** Set by the client itself. The backend's own Content-Length is wrong: it is that of the MD5's text. */
    private static final Set<String> NOT_OURS_TO_SET =
            Set.of("content-length", "host", "connection", "expect", "upgrade", "content-md5");

    private static final Pattern STORE_CODE = Pattern.compile("<Code>([A-Za-z0-9._-]{1,100})</Code>");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final RetryPolicy retries;

    SignedPut(RetryPolicy retries) {
        this.retries = retries;
    }

    void send(CreateUploadLocationResponse location, Path file, ByteString md5) {
        URI address = address(location);
        try {
            HttpRequest request = request(address, location, file, md5);
            for (int failures = 0; ; failures++) {
                boolean last = failures + 1 >= retries.attempts();
                Duration pause = retries.pause(failures, ThreadLocalRandom.current());
                try {
                    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                    if (STORED.contains(response.statusCode())) {
                        return;
                    }
                    if (last || !mayPass(response.statusCode())) {
                        throw new UploadException(refusal(address, response), null);
                    }
                    pause = RetryAfter.of(response).orElse(pause);
                } catch (IOException e) {
                    if (last) {
                        throw new UploadException("the store " + host(address) + " took no upload: " + e, e);
                    }
                }
                Pause.of(pause);
            }
        } catch (IOException e) {
            throw new UploadException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadException("the upload to " + host(address) + " was interrupted", e);
        }
    }

    private static HttpRequest request(URI address, CreateUploadLocationResponse location, Path file, ByteString md5)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(TIMEOUT).PUT(BodyPublishers.ofFile(file));
        location.getHeadersMap().forEach((name, value) -> {
            if (!NOT_OURS_TO_SET.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        request.setHeader("Content-MD5", Base64.getEncoder().encodeToString(md5.toByteArray()));
        if (location.getNativeUrl().startsWith("abfs")) {
            request.setHeader("x-ms-blob-type", "BlockBlob");
        }
        return request.build();
    }

    private static URI address(CreateUploadLocationResponse location) {
        try {
            URI address = new URI(location.getSignedUrl());
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new UploadException("the backend gave an upload address that is none", null);
        }
        throw new UploadException("the backend gave no upload address", null);
    }

    private static boolean mayPass(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    private static String refusal(URI address, HttpResponse<String> response) {
        // A store's error page may repeat the signature, so only its code is shown.
        Matcher code = STORE_CODE.matcher(response.body());
        return "the store " + host(address) + " answered HTTP " + response.statusCode()
                + (code.find() ? " " + code.group(1) : "");
    }

    private static String host(URI address) {
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
