package org.flyte.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Unpacks a tar.gz file. What the folder holds already stays, unless the archive has a file of that name. When it fails,
     * what it wrote is gone again.
     */
    void unpack(InputStream compressed, Path folder) throws IOException {
        unpackTar(new GZIPInputStream(compressed, 1 << 16), folder);
    }

    /** The same for an archive that is not compressed. */
    void unpackTar(InputStream tar, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        try {
            TarReader archive = new TarReader(tar, mostEntries, mostBytes);
            for (TarHeader entry = archive.next(); entry != null; entry = archive.next()) {
                Path target = inside(folder, entry.name());
                if (entry.type() == TarHeader.FOLDER) {
                    makeFolder(target, written);
                } else {
                    write(archive.content(), entry, target, written);
                }
            }
        } catch (IOException | RuntimeException e) {
            remove(written);
            throw e;
        }
    }

    private static void write(InputStream content, TarHeader entry, Path target, List<Path> written)
            throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            makeFolder(parent, written);
        }
        if (Files.isDirectory(target)) {
            throw new TarException(entry.name() + " is a file and a folder");
        }
        try (OutputStream file = Files.newOutputStream(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            written.add(target);
            content.transferTo(file);
        }
        if (entry.executable()) {
            target.toFile().setExecutable(true, false);
        }
    }

    private static void makeFolder(Path folder, List<Path> written) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolder(parent, written);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new TarException(folder.getFileName() + " is a file and a folder");
        }
        written.add(folder);
    }

    /** The last first, so that folders are empty when their turn comes; what others put into them stays. */
    private static void remove(List<Path> written) {
        for (int i = written.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(written.get(i));
            } catch (IOException e) {
                // The failure that led here says more.
            }
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
            throw new TarException("an entry's name is no path here: " + e.getReason()
                    + "; if it has other letters than English, set the image's environment variable LC_ALL to C.UTF-8");
        }
    }
}
