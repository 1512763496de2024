package org.flyte.runtime.bundle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** A folder as a file: a tar archive, compressed or not. */
public final class FolderArchive {
    private static final int BUFFER = 1 << 16;
    private static final Unpacker WITHOUT_LIMITS = new Unpacker(Integer.MAX_VALUE, Long.MAX_VALUE);

    private FolderArchive() {}

    /** Writes a tar.gz of what is in a folder. Links are followed. */
    public static void write(Path folder, Path archive) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                OutputStream tar = new BufferedOutputStream(new GZIPOutputStream(file, BUFFER), BUFFER)) {
            new TarWriter(tar).folder(folder);
        }
    }

    /** Whether a file is such an archive: its first block is the header of an entry. */
    public static boolean is(Path file) throws IOException {
        try (InputStream tar = open(file)) {
            byte[] block = tar.readNBytes(TarHeader.BLOCK);
            if (block.length < TarHeader.BLOCK) {
                return false;
            }
            TarHeader.read(block);
            return true;
        } catch (TarException | ZipException | EOFException e) {
            return false;
        }
    }

    /**
     * Unpacks an archive into a folder and nowhere else; when it fails, what it wrote is gone again.
     *
     * @throws IOException also where it holds links or devices
     */
    public static void read(Path archive, Path folder) throws IOException {
        try (InputStream tar = open(archive)) {
            WITHOUT_LIMITS.unpackTar(tar, folder);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            content.mark(2);
            boolean compressed = content.read() == 0x1f && content.read() == 0x8b;
            content.reset();
            return compressed ? new GZIPInputStream(content, BUFFER) : content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }
}
