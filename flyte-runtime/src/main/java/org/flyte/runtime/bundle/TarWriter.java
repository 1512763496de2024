package org.flyte.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes files and folders in the ustar form, with an extended header where that has no room for a name or a size. */
final class TarWriter {
    private static final int NAME = 100;
    private static final long LARGEST = 0_77777777777L;

    private final OutputStream archive;

    TarWriter(OutputStream archive) {
        this.archive = archive;
    }

    /** Writes what is in a folder, and the archive's end. */
    void folder(Path folder) throws IOException {
        content(folder, "");
        archive.write(new byte[2 * TarHeader.BLOCK]);
    }

    private void content(Path folder, String prefix) throws IOException {
        for (Path entry : sorted(folder)) {
            String name = prefix + entry.getFileName();
            if (Files.isDirectory(entry)) {
                header(name + "/", TarHeader.FOLDER, 0, true);
                content(entry, name + "/");
            } else {
                file(entry, name);
            }
        }
    }

    private void file(Path file, String name) throws IOException {
        long size = Files.size(file);
        header(name, TarHeader.FILE, size, Files.isExecutable(file));
        try (InputStream content = Files.newInputStream(file)) {
            long written = content.transferTo(archive);
            if (written != size) {
                throw new IOException(file + " has changed while it was read");
            }
        }
        pad(size);
    }

    private void header(String name, char type, long size, boolean executable) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > NAME || size > LARGEST || bytes.length != name.length()) {
            byte[] extended =
                    (record("path", name) + record("size", Long.toString(size))).getBytes(StandardCharsets.UTF_8);
            block("extended".getBytes(StandardCharsets.UTF_8), 'x', extended.length, false);
            archive.write(extended);
            pad(extended.length);
        }
        block(bytes, type, Math.min(size, LARGEST), executable);
    }

    private void block(byte[] name, char type, long size, boolean executable) throws IOException {
        byte[] block = new byte[TarHeader.BLOCK];
        System.arraycopy(name, 0, block, 0, Math.min(NAME, name.length));
        text(block, 100, executable ? "0000755" : "0000644");
        text(block, 108, "0000000");
        text(block, 116, "0000000");
        text(block, 124, String.format(Locale.ROOT, "%011o", size));
        text(block, 136, "00000000000");
        text(block, 148, "        ");
        block[156] = (byte) type;
        text(block, 257, "ustar\00000");
        text(block, 148, String.format(Locale.ROOT, "%06o\0", TarHeader.checksum(block)));
        archive.write(block);
    }

    /** {@code LENGTH KEY=VALUE}, where the length counts its own digits. */
    private static String record(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + Integer.toString(bytes).length();
        if (Integer.toString(length).length() > Integer.toString(bytes).length()) {
            length = bytes + Integer.toString(length).length();
        }
        return length + rest;
    }

    private void pad(long size) throws IOException {
        archive.write(new byte[(int) TarHeader.padding(size)]);
    }

    private static void text(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
