package org.flyte.devserver.store;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The digests that every JDK has. */
public final class Digests {
    private static final String MD5 = "MD5";

    private Digests() {}

    public static String sha256Hex(byte[] content) {
        return HexFormat.of().formatHex(of("SHA-256").digest(content));
    }

    /** SHA-256 in base64, the form of hashes in Flyte. */
    public static String sha256Base64(byte[] content) {
        return Base64.getEncoder().encodeToString(of("SHA-256").digest(content));
    }

    /** A message as the same bytes each time, whatever the order of its maps. */
    public static byte[] canonical(MessageLite message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("an array has no errors", e);
        }
        return bytes;
    }

    public static MessageDigest md5() {
        return of(MD5);
    }

    /** The MD5 of a file's content, 16 bytes. */
    public static byte[] md5(Path file) throws IOException {
        MessageDigest digest = md5();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
