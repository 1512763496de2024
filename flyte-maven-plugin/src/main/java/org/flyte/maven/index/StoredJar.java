package org.flyte.maven.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a jar whose bytes depend on names and contents alone. Nothing is compressed, because what a deflater makes differs
 * between builds of zlib; what carries the jar away compresses it.
 */
public final class StoredJar implements Closeable {
    /** The JDK adds a zone-dependent field to entries of the format's very first day, so this is a later one. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    public StoredJar(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** Adds an entry; a folder's name ends with a slash. */
    public void add(String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
