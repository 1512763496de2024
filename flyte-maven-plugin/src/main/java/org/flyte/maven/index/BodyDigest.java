package org.flyte.maven.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of words; where one word ends and the next begins counts. */
final class BodyDigest {
    private final MessageDigest digest;

    BodyDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    BodyDigest add(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    BodyDigest add(int number) {
        return add(Integer.toString(number));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
