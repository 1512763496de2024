package org.flyte.maven.image.dockerfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over words: each counts with its length, so that no two lists of words give the same. */
final class Fingerprint {
    /** 128 bits tell images apart and leave the tag readable. */
    private static final int LENGTH = 32;

    private final MessageDigest digest = sha256();

    Fingerprint add(String... words) {
        for (String word : words) {
            add(word.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    Fingerprint add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** 32 hex digits; nothing can be added behind it. */
    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    /** The digest of a file's content. */
    static String ofFile(Path file) throws IOException {
        return copied(file, OutputStream.nullOutputStream());
    }

    /** Copies a file and gives the digest of what was copied. */
    static String copied(Path file, OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(to);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
