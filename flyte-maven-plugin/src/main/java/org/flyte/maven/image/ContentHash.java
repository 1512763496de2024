package org.flyte.maven.image;

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
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.flyte.maven.image.dockerfile.DockerfileSource;
import org.flyte.maven.settings.ImageSettings;
import org.jspecify.annotations.Nullable;

/** The SHA-256 digests behind tags and caches. */
final class ContentHash {
    /** Goes up whenever equal input shall give another image, such as when a layer's order or times change. */
    private static final String FORM = "flyte-image 3";

    /** 128 bits tell images apart and leave the tag readable. */
    private static final int LENGTH = 32;

    private ContentHash() {}

    static String of(
            ImageSettings image,
            List<ImageLayer> layers,
            List<String> entrypoint,
            SortedMap<String, String> labels,
            Provenance provenance,
            @Nullable DockerfileSource dockerfile) {
        MessageDigest digest = sha256();
        add(digest, FORM);
        for (ImageLayer layer : layers) {
            add(digest, "layer", layer.name());
            add(digest, layer);
        }
        entrypoint.forEach(word -> add(digest, "entrypoint", word));
        labels.forEach((key, value) -> add(digest, "label", key, value));
        image.env().forEach((name, value) -> add(digest, "env", name, value));
        add(digest, "created", provenance.created().toString());
        add(digest, "dockerfile", dockerfile == null ? "" : dockerfile.contentHash());
        add(digest, "user", Objects.requireNonNullElse(image.user(), ""));
        add(digest, "folder", Objects.requireNonNullElse(image.workingDirectory(), ""));
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    /** The hash of a layer's entries. */
    static String of(ImageLayer layer) {
        MessageDigest digest = sha256();
        add(digest, FORM);
        add(digest, layer);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, ImageLayer layer) {
        for (LayerEntry entry : layer.entries()) {
            add(digest, entry.path(), Integer.toOctalString(entry.mode()), contentOf(entry));
        }
    }

    /** The hash of several words that stays different when their borders move. */
    static String of(String... words) {
        MessageDigest digest = sha256();
        add(digest, words);
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofBytes(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String contentOf(LayerEntry entry) {
        if (entry instanceof LayerEntry.DiskFile file) {
            return file.sha256();
        }
        return entry instanceof LayerEntry.MadeFile file ? ofBytes(file.content()) : "folder";
    }

    /** Each word with its length before it, so that no two lists of words read the same. */
    private static void add(MessageDigest digest, String... words) {
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
    }
}
