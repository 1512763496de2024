package org.flyte.maven.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Makes layers: the same bytes for the same entries, on whatever machine. One that was made before is taken from the cache,
 * since the plan says the digest of each file.
 */
final class LayerBuilder {
    /** The time of every file in an image, in seconds: builds at other times give the same image. */
    private static final long TIME = 1;

    private static final int BUFFER = 1 << 16;

    /** The native library takes less than half the time of the usual 6, and is 3 in a hundred larger. */
    private static final int LEVEL = 4;

    private final BlobStore store;
    private final Path made;

    LayerBuilder(BlobStore store, Path cacheFolder) {
        this.store = store;
        this.made = cacheFolder.resolve("made");
    }

    BuiltLayer build(ImageLayer layer) throws Exception {
        Path note = made.resolve(ContentHash.of(layer));
        Optional<BuiltLayer> known = LayerNotes.read(note).map(built -> built.named(layer.name()));
        if (known.isPresent() && store.find(known.get().blob()).isPresent()) {
            return known.get();
        }
        MessageDigest unpacked = ContentHash.sha256();
        Descriptor blob = store.make(MediaTypes.LAYER_GZIP, file -> {
            // Closing it ends the compressed stream; the store itself ends the file.
            OutputStream kept = new BufferedOutputStream(new Unclosed(file), BUFFER);
            try (OutputStream zip = compressed(layer, kept);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(
                            new BufferedOutputStream(new DigestOutputStream(zip, unpacked), BUFFER),
                            StandardCharsets.UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                for (LayerEntry entry : layer.entries()) {
                    write(entry, tar);
                }
            }
        });
        BuiltLayer built =
                new BuiltLayer(layer.name(), blob, "sha256:" + HexFormat.of().formatHex(unpacked.digest()));
        LayerNotes.write(note, built);
        return built;
    }

    private static OutputStream compressed(ImageLayer layer, OutputStream out) throws IOException {
        boolean jars = layer.entries().stream()
                .allMatch(entry ->
                        entry instanceof LayerEntry.Folder || entry.path().endsWith(".jar"));
        return jars ? new StoredGzip(out) : new Gzip(out);
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }

    private static void write(LayerEntry entry, TarArchiveOutputStream tar) throws IOException {
        String path = entry.path().substring(1);
        TarArchiveEntry header = new TarArchiveEntry(entry instanceof LayerEntry.Folder ? path + "/" : path);
        // Left to itself it names the user who builds.
        header.setUserName("");
        header.setGroupName("");
        header.setIds(0, 0);
        header.setMode(entry.mode());
        header.setModTime(TIME * 1000);
        if (entry instanceof LayerEntry.DiskFile file) {
            copy(file, header, tar);
        } else {
            byte[] content = entry instanceof LayerEntry.MadeFile file ? file.content() : new byte[0];
            header.setSize(content.length);
            tar.putArchiveEntry(header);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }

    private static void copy(LayerEntry.DiskFile file, TarArchiveEntry header, TarArchiveOutputStream tar)
            throws IOException {
        header.setSize(Files.size(file.source()));
        tar.putArchiveEntry(header);
        MessageDigest digest = ContentHash.sha256();
        byte[] buffer = new byte[BUFFER];
        long left = header.getSize();
        try (InputStream in = Files.newInputStream(file.source())) {
            for (int read = in.read(buffer); read >= 0 && left >= read; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                tar.write(buffer, 0, read);
                left -= read;
            }
        }
        if (left != 0) {
            throw file.changed();
        }
        file.check(digest);
        tar.closeArchiveEntry();
    }
}
