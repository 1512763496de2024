package org.flyte.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The request for an object in S3 or what speaks like it, with the keys and the address that the environment has for Flyte's SDK
 * and for AWS's tools; signed with AWS's Signature Version 4.
 */
record S3Read(String accessKey, String secretKey, String token, String region, String endpoint, boolean inHost) {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String NOTHING = hex(sha256(""));

    /** Empty: the environment has no keys. */
    static Optional<S3Read> of(Map<String, String> environment) {
        boolean own = !value(environment, "FLYTE_AWS_ACCESS_KEY_ID").isEmpty()
                && !value(environment, "FLYTE_AWS_SECRET_ACCESS_KEY").isEmpty();
        String prefix = own ? "FLYTE_" : "";
        String accessKey = value(environment, prefix + "AWS_ACCESS_KEY_ID");
        String secretKey = value(environment, prefix + "AWS_SECRET_ACCESS_KEY");
        String region = value(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new S3Read(
                accessKey,
                secretKey,
                // A session's token belongs to AWS's own keys.
                own ? "" : value(environment, "AWS_SESSION_TOKEN"),
                region.isEmpty() ? "us-east-1" : region,
                value(environment, "FLYTE_AWS_ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"),
                value(environment, "FLYTE_AWS_S3_ADDRESSING_STYLE").equals("virtual")));
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException where the environment's address is none
     */
    HttpRequest request(String bucket, String key, Instant now) {
        URI server = URI.create(endpoint.isEmpty() ? "https://s3." + region + ".amazonaws.com" : endpoint);
        String host = (inHost ? bucket + "." : "") + server.getRawAuthority();
        String path = (inHost ? "/" : "/" + encoded(bucket) + "/")
                + Arrays.stream(key.split("/", -1)).map(S3Read::encoded).collect(Collectors.joining("/"));
        String time = SECOND.format(now);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getScheme() + "://" + host + path))
                .setHeader("x-amz-date", time)
                .setHeader("x-amz-content-sha256", NOTHING);
        if (!token.isEmpty()) {
            request.setHeader("x-amz-security-token", token);
        }
        return request.setHeader("Authorization", authorization(host, path, time))
                .build();
    }

    private String authorization(String host, String path, String time) {
        String names = "host;x-amz-content-sha256;x-amz-date" + (token.isEmpty() ? "" : ";x-amz-security-token");
        String headers = "host:" + host + "\nx-amz-content-sha256:" + NOTHING + "\nx-amz-date:" + time + "\n"
                + (token.isEmpty() ? "" : "x-amz-security-token:" + token + "\n");
        String request = String.join("\n", "GET", path, "", headers, names, NOTHING);
        String day = time.substring(0, 8);
        String scope = day + "/" + region + "/s3/aws4_request";
        String text = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(request)));
        byte[] signing = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {day, region, "s3", "aws4_request"}) {
            signing = hmac(signing, part);
        }
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + hex(hmac(signing, text));
    }

    /** Percent-encoded as the signature wants it: everything but what RFC 3986 leaves to nobody. */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String value(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "S3Read[" + accessKey + " at " + endpoint + "]";
    }
}
