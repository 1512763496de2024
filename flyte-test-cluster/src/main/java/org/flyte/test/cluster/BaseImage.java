package org.flyte.test.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * Debian with Java, a shell and nothing else, as an OCI layout. No registry of the internet is asked: mmdebstrap makes
 * it, once a machine, since that takes a minute.
 */
final class BaseImage {
    private static final String NAME = "bookworm-jre17-2";

    private final Path draft;
    private final Path blobs;

    private BaseImage(Path draft) throws IOException {
        this.draft = draft;
        this.blobs = Files.createDirectories(draft.resolve("blobs/sha256"));
    }

    /** The layout's folder; its image is tagged {@code base}. */
    static Path layout() throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "flyte-test-images");
        Path layout = cache.resolve(NAME);
        if (!Files.exists(layout)) {
            Files.createDirectories(cache);
            Path draft = Files.createTempDirectory(cache, "draft");
            new BaseImage(draft).make();
            Files.move(draft, layout);
        }
        return layout;
    }

    private void make() throws IOException {
        Path tar = draft.resolve("layer.tar");
        Command.of(Command.asRoot(
                        "mmdebstrap",
                        "--variant=extract",
                        "--include=openjdk-17-jre-headless,dash,coreutils",
                        "--dpkgopt=path-exclude=/usr/share/doc/*",
                        "--dpkgopt=path-exclude=/usr/share/man/*",
                        "--dpkgopt=path-exclude=/usr/share/locale/*",
                        "bookworm",
                        tar))
                .run();
        Command.of(Command.asRoot("gzip", "-1", "-n", tar)).run();
        describe(draft.resolve("layer.tar.gz"));
    }

    private void describe(Path layer) throws IOException {
        String architecture = Command.of("dpkg", "--print-architecture").run().trim();
        String diff = sha256(new GZIPInputStream(Files.newInputStream(layer)));
        String layers = blob("layer.v1.tar+gzip", layer);
        String config = blob("config.v1+json", written("""
                {"architecture": "%s", "os": "linux",
                 "config": {"Env": ["PATH=/usr/lib/jvm/java-17-openjdk-%1$s/bin:/usr/bin:/bin"]},
                 "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}""".formatted(architecture, diff)));
        String manifest = blob("manifest.v1+json", written("""
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                 "config": {%s}, "layers": [{%s}]}""".formatted(config, layers)));
        Files.writeString(draft.resolve("index.json"), """
                {"schemaVersion": 2,
                 "manifests": [{%s, "annotations": {"org.opencontainers.image.ref.name": "base"}}]}""".formatted(manifest));
        Files.writeString(draft.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
    }

    private Path written(String json) throws IOException {
        return Files.writeString(draft.resolve("json"), json);
    }

    /** Moves a file among the blobs; returns its descriptor's fields. */
    private String blob(String type, Path file) throws IOException {
        String digest = sha256(Files.newInputStream(file));
        long size = Files.size(file);
        Files.move(file, blobs.resolve(digest), StandardCopyOption.REPLACE_EXISTING);
        return "\"mediaType\": \"application/vnd.oci.image.%s\", \"digest\": \"sha256:%s\", \"size\": %d"
                .formatted(type, digest, size);
    }

    private static String sha256(InputStream content) throws IOException {
        try (content) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
