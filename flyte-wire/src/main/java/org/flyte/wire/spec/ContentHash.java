package org.flyte.wire.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The hash by which Flyte's names and cache keys are made: base64 of SHA-256. */
final class ContentHash {
    private ContentHash() {}

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] content) {
        return Base64.getEncoder().encodeToString(digest("SHA-256", content));
    }

    static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each JDK has " + algorithm, e);
        }
    }
}
