package org.flyte.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks an archive into a folder and nowhere else.
 *
 * @param mostEntries how many files and folders an archive may have
 * @param mostBytes how much they may hold together
 */
record Unpacker(int mostEntries, long mostBytes) {
    /** More than any deployment has, and less than fills a disk before anyone notices. */
    static final Unpacker WITH_LIMITS = new Unpacker(200_000, 4L << 30);

    /** Unpacks a tar.gz file. What the folder holds already stays, unless the archive has a file of that name. */
    void unpack(InputStream compressed, Path folder) throws IOException {
        TarReader archive = new TarReader(new GZIPInputStream(compressed, 1 << 16));
        int entries = 0;
        long bytes = 0;
        for (TarHeader entry = archive.next(); entry != null; entry = archive.next()) {
            bytes += entry.size();
            if (++entries > mostEntries) {
                throw new TarException("it has more than " + mostEntries + " entries");
            }
            if (bytes > mostBytes || bytes < 0) {
                throw new TarException("it holds more than " + mostBytes + " bytes");
            }
            Path target = inside(folder, entry.name());
            if (entry.type() == '5') {
                Files.createDirectories(target);
            } else {
                write(archive.content(), target);
            }
        }
    }

    private static void write(InputStream content, Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream file = Files.newOutputStream(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            content.transferTo(file);
        }
    }

    private static Path inside(Path folder, String name) throws TarException {
        try {
            Path relative = Path.of(name);
            for (Path step : relative) {
                if (step.toString().equals("..")) {
                    throw new TarException(name + " would lie outside of the folder");
                }
            }
            if (relative.isAbsolute() || name.isEmpty()) {
                throw new TarException("'" + name + "' is no relative path");
            }
            return folder.resolve(relative).normalize();
        } catch (InvalidPathException e) {
            throw new TarException("an entry's name is no path: " + e.getReason());
        }
    }
}
