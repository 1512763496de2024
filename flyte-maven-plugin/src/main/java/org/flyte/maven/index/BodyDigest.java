package org.flyte.maven.index;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

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
        // Not as UTF-8, in which halves of surrogate pairs are all one.
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * word.length());
        bytes.putInt(word.length()).asCharBuffer().put(word);
        digest.update(bytes.array());
        return this;
    }

    BodyDigest add(int number) {
        return add(Integer.toString(number));
    }

    /** A constant of the class file, or null for none. Numbers by their bits: what text a JDK makes of a fraction depends on it. */
    BodyDigest addConstant(@Nullable Object constant) {
        if (constant == null) {
            return add("no constant");
        }
        add(constant.getClass().getSimpleName());
        if (constant instanceof Double number) {
            return add(Long.toHexString(Double.doubleToRawLongBits(number)));
        }
        return constant instanceof Float number
                ? add(Integer.toHexString(Float.floatToRawIntBits(number)))
                : add(constant.toString());
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
