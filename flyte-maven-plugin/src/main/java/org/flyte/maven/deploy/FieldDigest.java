package org.flyte.maven.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A digest of fields in a fixed order. Each has its length before it, each list its size, so that no two orders of fields look
 * alike; one that is not there is another than one that is empty.
 */
final class FieldDigest {
    private static final byte[] ABSENT = {'-'};

    private final MessageDigest digest = sha256();

    FieldDigest bytes(byte[] field) {
        size(field.length);
        digest.update(field);
        return this;
    }

    FieldDigest text(@Nullable String field) {
        if (field == null) {
            digest.update(ABSENT);
            return this;
        }
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    FieldDigest flag(boolean field) {
        return text(field ? "true" : "false");
    }

    FieldDigest texts(List<String> field) {
        size(field.size());
        field.forEach(this::text);
        return this;
    }

    FieldDigest texts(SortedMap<String, String> field) {
        size(field.size());
        field.forEach((key, value) -> text(key).text(value));
        return this;
    }

    /** Says how many entries follow. */
    FieldDigest size(int count) {
        digest.update((Integer.toString(count) + ":").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The SHA-256 of all that was added, as 64 hex digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
