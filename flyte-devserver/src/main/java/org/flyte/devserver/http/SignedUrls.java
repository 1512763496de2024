package org.flyte.devserver.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks URLs that let their bearer do one thing to one object for a time. The key lives as long as this
 * object, so a restart of the server ends all of them.
 */
public final class SignedUrls {
    private static final String ALGORITHM = "HmacSHA256";

    private final String authority;
    private final SecretKeySpec key;

    /**
     * Begins with a new key.
     *
     * @param authority {@code host:port} of this server
     */
    public SignedUrls(String authority) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.authority = authority;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The URL that grants.
     *
     * @param path absolute, not escaped
     */
    public String sign(String method, String path, Grant grant) {
        String query = "expires=" + grant.expires().getEpochSecond() + "&md5=" + grant.md5Hex() + "&length="
                + grant.length() + "&signature=" + signature(method, path, grant);
        return "http://" + authority + escaped(path) + "?" + query;
    }

    /** What the URL permits; empty when it was not made here, or not for this method. Whether it is over is not looked at. */
    Optional<Grant> verify(String method, URI uri) {
        Map<String, String> query = query(uri.getRawQuery());
        try {
            Grant grant = new Grant(
                    Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("expires", ""))),
                    query.getOrDefault("md5", ""),
                    Long.parseLong(query.getOrDefault("length", "")));
            byte[] expected = bytes(signature(method, uri.getPath(), grant));
            return MessageDigest.isEqual(expected, bytes(query.getOrDefault("signature", "")))
                    ? Optional.of(grant)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String signature(String method, String path, Grant grant) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = String.join(
                    "\n",
                    method,
                    path,
                    Long.toString(grant.expires().getEpochSecond()),
                    grant.md5Hex(),
                    Long.toString(grant.length()));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String escaped(String path) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : bytes(path)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a URL permits.
     *
     * @param expires when it ends
     * @param md5Hex of the content to be sent; empty for any
     * @param length of the content to be sent; 0 for any
     */
    public record Grant(Instant expires, String md5Hex, long length) {
        /** To read, or to write anything. */
        public static Grant until(Instant expires) {
            return new Grant(expires, "", 0);
        }
    }
}
