package org.flyte.maven.deploy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.bundle.Bundle;

/**
 * The version of a deployment that nobody named: a digest of specs, code and image as written, so that the same sources
 * give the same version on any machine, online or not.
 */
final class VersionDigest {
    /** Half of a SHA-256: far below the 63 characters that Flyte takes, and enough to be unique. */
    private static final int HEX_DIGITS = 32;

    private VersionDigest() {}

    static String of(List<Entry> entries, Map<String, List<TaskTrigger>> triggers, Parcel parcel) {
        ImagePlans images = parcel.images();
        Bundle bundle = parcel.bundle();
        MessageDigest digest = sha256();
        entries.forEach(entry -> add(digest, deterministic(entry)));
        new TreeMap<>(triggers).forEach((task, all) -> {
            add(digest, task.getBytes(StandardCharsets.UTF_8));
            all.forEach(trigger -> add(digest, deterministic(trigger)));
        });
        // As written: the base by its name, not by what it resolves to, which would differ between online and offline.
        images.byKey().forEach((key, image) -> {
            add(digest, image.definition().toString().getBytes(StandardCharsets.UTF_8));
            add(digest, image.contentHash().getBytes(StandardCharsets.UTF_8));
        });
        images.keys().forEach((name, key) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, key.getBytes(StandardCharsets.UTF_8));
        });
        if (bundle != null) {
            add(digest, bundle.contentSha256Hex().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(Integer.toString(part.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(part);
    }

    private static byte[] deterministic(MessageLite message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
