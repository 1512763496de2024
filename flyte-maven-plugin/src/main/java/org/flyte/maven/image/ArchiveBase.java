package org.flyte.maven.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The machine that a Dockerfile has made, of an archive as {@code docker save} writes it. Its layers are compressed once per
 * machine, whatever images they come in.
 */
final class ArchiveBase {
    private static final int BUFFER = 1 << 16;

    private final BlobStore store;
    private final Path made;

    ArchiveBase(BlobStore store, Path cacheFolder) {
        this.store = store;
        this.made = cacheFolder.resolve("made");
    }

    /**
     * Brings the archive's parts into the cache.
     *
     * @throws IOException where it cannot be read, or is of another form
     */
    BaseImage read(Path archive, Platform platform) throws Exception {
        try (TarFile tar = new TarFile(archive)) {
            Map<String, TarArchiveEntry> entries = new HashMap<>();
            tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
            JsonObject manifest = json(bytes(tar, entries, "manifest.json"))
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject();
            byte[] configuration = bytes(tar, entries, manifest.get("Config").getAsString());
            JsonObject config = json(configuration).getAsJsonObject();
            JsonArray diffIds = config.getAsJsonObject("rootfs").getAsJsonArray("diff_ids");
            List<BuiltLayer> layers = new ArrayList<>();
            for (int i = 0; i < diffIds.size(); i++) {
                layers.add(layer(
                        tar,
                        entries,
                        manifest.getAsJsonArray("Layers").get(i).getAsString(),
                        diffIds.get(i).getAsString()));
            }
            return new BaseImage(
                    platform, Descriptor.of("", configuration).digest(), config, layers, new StoredLayers(store), null);
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            throw new IOException("%s is not as docker save writes it".formatted(archive), e);
        }
    }

    private BuiltLayer layer(TarFile tar, Map<String, TarArchiveEntry> entries, String name, String diffId)
            throws Exception {
        Path note = made.resolve(diffId.substring(diffId.indexOf(':') + 1));
        Optional<Descriptor> known = LayerNotes.read(note).map(BuiltLayer::blob);
        if (known.isPresent() && store.find(known.get()).isPresent()) {
            return new BuiltLayer(BuiltLayer.BASE, known.get(), diffId);
        }
        MessageDigest digest = ContentHash.sha256();
        Descriptor blob = store.make(MediaTypes.LAYER_GZIP, file -> {
            try (InputStream in = unpacked(tar.getInputStream(entry(entries, name)));
                    OutputStream out =
                            new DigestOutputStream(new GZIPOutputStream(new Unclosed(file), BUFFER), digest)) {
                in.transferTo(out);
            }
        });
        if (!diffId.equals("sha256:" + HexFormat.of().formatHex(digest.digest()))) {
            throw new IOException("the layer %s is not what its archive says".formatted(name));
        }
        BuiltLayer built = new BuiltLayer(BuiltLayer.BASE, blob, diffId);
        LayerNotes.write(note, built);
        return built;
    }

    /** Some engines compress what they save. */
    private static InputStream unpacked(InputStream layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(layer, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, BUFFER) : in;
    }

    /** Old engines save a layer once, and link to it. */
    private static TarArchiveEntry entry(Map<String, TarArchiveEntry> entries, String name) throws IOException {
        TarArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IOException("the archive has no " + name);
        }
        if (!entry.isSymbolicLink()) {
            return entry;
        }
        String target = Path.of("/", name)
                .resolveSibling(entry.getLinkName())
                .normalize()
                .toString()
                .replace('\\', '/');
        return entry(entries, target.substring(1));
    }

    private static byte[] bytes(TarFile tar, Map<String, TarArchiveEntry> entries, String name) throws IOException {
        try (InputStream in = tar.getInputStream(entry(entries, name))) {
            return in.readAllBytes();
        }
    }

    private static JsonElement json(byte[] content) {
        return JsonParser.parseString(new String(content, StandardCharsets.UTF_8));
    }

    /** All of them are in the cache. */
    private record StoredLayers(BlobStore store) implements LayerSource {
        @Override
        public Path file(Descriptor layer) throws IOException {
            return store.find(layer)
                    .orElseThrow(() -> new IOException("the cache has lost %s".formatted(layer.digest())));
        }

        @Override
        public <T> T read(Descriptor layer, Reading<T> reading) throws IOException {
            try (InputStream in = Files.newInputStream(file(layer))) {
                return reading.of(in);
            }
        }

        @Override
        public Optional<ImageAddress> repository() {
            return Optional.empty();
        }
    }
}
