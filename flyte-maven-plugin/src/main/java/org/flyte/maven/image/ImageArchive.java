package org.flyte.maven.image;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An image as one tar file: an OCI layout, in which one for a single platform is what {@code docker save} writes too. Its
 * manifests are those that a registry would get.
 */
final class ImageArchive {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int BUFFER = 1 << 16;
    private static final String BLOBS = "blobs/sha256/";
    private static final long TIME = 1;

    private final BlobStore store;

    ImageArchive(BlobStore store) {
        this.store = store;
    }

    /** Writes the file, whole or not at all. */
    void write(BuiltImage image, Path file) throws Exception {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER)) {
                write(image, out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes the bytes of the file; parts of the base that are not here are fetched. */
    void write(BuiltImage image, OutputStream out) throws Exception {
        Map<String, Path> parts = parts(image);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new Unclosed(out), StandardCharsets.UTF_8.name())) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            text(tar, "oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
            text(tar, "index.json", JSON.toJson(index(image)));
            if (!image.isIndex()) {
                text(tar, "manifest.json", JSON.toJson(dockerManifest(image)));
            }
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                header(tar, BLOBS + part.getKey(), Files.size(part.getValue()));
                Files.copy(part.getValue(), tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private Map<String, Path> parts(BuiltImage image) throws Exception {
        Map<String, Path> parts = new LinkedHashMap<>();
        parts.put(image.top().hex(), made(image.top()));
        for (PlatformImage each : image.images()) {
            parts.put(each.manifest().hex(), made(each.manifest()));
            Parallel.map(each.parts(), part -> file(part, each))
                    .forEach(file -> parts.put(file.getFileName().toString(), file));
        }
        return parts;
    }

    private Path file(Descriptor part, PlatformImage image) throws Exception {
        Optional<Path> here = store.find(part);
        LayerSource source = image.base().source();
        return here.isPresent() || source == null ? made(part) : source.file(part);
    }

    private Path made(Descriptor part) throws IOException {
        return store.find(part).orElseThrow(() -> new IOException("the cache has lost " + part.digest()));
    }

    /** One entry: readers of a layout that holds several images want to be told which. */
    private static JsonObject index(BuiltImage image) {
        JsonObject annotations = new JsonObject();
        annotations.addProperty("io.containerd.image.name", image.reference());
        annotations.addProperty("org.opencontainers.image.ref.name", image.tag());
        JsonObject manifest = image.top().json();
        manifest.add("annotations", annotations);
        JsonArray manifests = new JsonArray();
        manifests.add(manifest);
        JsonObject index = new JsonObject();
        index.addProperty("schemaVersion", 2);
        index.addProperty("mediaType", MediaTypes.INDEX);
        index.add("manifests", manifests);
        return index;
    }

    private static JsonArray dockerManifest(BuiltImage image) {
        PlatformImage only = image.images().get(0);
        JsonArray names = new JsonArray();
        tags(image).forEach(tag -> names.add(image.repository() + ":" + tag));
        JsonArray layers = new JsonArray();
        only.layers().forEach(layer -> layers.add(BLOBS + layer.blob().hex()));
        JsonObject manifest = new JsonObject();
        manifest.addProperty("Config", BLOBS + only.config().hex());
        manifest.add("RepoTags", names);
        manifest.add("Layers", layers);
        JsonArray all = new JsonArray();
        all.add(manifest);
        return all;
    }

    /** The computed one first. */
    private static List<String> tags(BuiltImage image) {
        return Stream.concat(Stream.of(image.tag()), image.definition().tags().stream())
                .distinct()
                .toList();
    }

    private static void text(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        header(tar, name, bytes.length);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void header(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setUserName("");
        entry.setGroupName("");
        entry.setIds(0, 0);
        entry.setModTime(TIME * 1000);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }
}
