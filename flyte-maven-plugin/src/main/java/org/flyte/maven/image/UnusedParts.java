package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What of the cache no build has used for thirty days. It is looked for and removed once a day, beside any number of builds: who
 * finds a part notes its use before it is read.
 *
 * <p>The digests that bases' tags stood for, and what was seen of bases, stay: they are some bytes each, and needed offline.
 */
final class UnusedParts {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final List<String> FOLDERS = List.of("blobs", "made", "native", "dockerfiles");
    /** Deeper lie the contexts that engines work in, whose files have a time of their own. */
    private static final int DEPTH = 2;

    private static final double MEBIBYTE = 1024 * 1024;

    private final Path cacheFolder;

    UnusedParts(Path cacheFolder) {
        this.cacheFolder = cacheFolder;
    }

    /**
     * Removes them, when nobody did today. What cannot be removed stays.
     *
     * @return what was done, for a log; empty when nothing was
     */
    Optional<String> remove() {
        Instant now = Instant.now();
        try {
            return itIsTime(now) ? told(sweep(now.minus(KEPT))) : Optional.empty();
        } catch (IOException e) {
            return Optional.of("parts of the cache that nobody uses cannot be looked for: " + e);
        }
    }

    private boolean itIsTime(Instant now) throws IOException {
        Path note = cacheFolder.resolve("swept");
        if (Files.isRegularFile(note) && LastUse.of(note).isAfter(now.minus(PAUSE))) {
            return false;
        }
        Files.write(note, new byte[0]);
        Files.setLastModifiedTime(note, FileTime.from(now));
        return true;
    }

    private record Removed(int files, long bytes) {}

    private Removed sweep(Instant unusedSince) throws IOException {
        Sweep sweep = new Sweep(unusedSince);
        for (String folder : FOLDERS) {
            Path path = cacheFolder.resolve(folder);
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, EnumSet.noneOf(FileVisitOption.class), DEPTH, sweep);
            }
        }
        return new Removed(sweep.files, sweep.bytes);
    }

    private static Optional<String> told(Removed removed) {
        return removed.files() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "removed %d files (%.1f MiB) from the cache that no build has used for %d days",
                        removed.files(),
                        removed.bytes() / MEBIBYTE,
                        KEPT.toDays()));
    }

    private static final class Sweep extends SimpleFileVisitor<Path> {
        private final Instant unusedSince;
        private int files;
        private long bytes;

        Sweep(Instant unusedSince) {
            this.unusedSince = unusedSince;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            try {
                if (attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(unusedSince)
                        && LastUse.remove(file, unusedSince)) {
                    files++;
                    bytes += attributes.size();
                }
            } catch (IOException e) {
                // Another build removed it first, or a program reads it.
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
