package org.flyte.maven.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a build last used a file of the cache: its time of modification, since what is in the cache is never modified. Any number of
 * builds may note uses while another removes what is not used.
 */
public final class LastUse {
    /** How exactly it is known: to note each use would cost every build. */
    private static final Duration EXACT = Duration.ofDays(1);

    private static final String LOCK = ".lock";
    /** Locks of files are the process's, not a thread's. */
    private static final Object THREADS = new Object();

    private interface Step {
        boolean run() throws IOException;
    }

    private LastUse() {}

    static Instant of(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** Notes that a file is used now, so that it stays; false where there is none, or is no longer. */
    public static boolean now(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return of(file).isAfter(Instant.now().minus(EXACT))
                    || alone(file, () -> {
                        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                        return true;
                    });
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // A cache that may only be read is not cleared by this user either.
            return Files.isRegularFile(file);
        }
    }

    /** Removes a file unless it was used since then; tells whether it did. */
    static boolean remove(Path file, Instant unusedSince) throws IOException {
        return !file.endsWith(LOCK) && alone(file, () -> of(file).isBefore(unusedSince) && Files.deleteIfExists(file));
    }

    private static boolean alone(Path file, Step step) throws IOException {
        Path lock = file.resolveSibling(LOCK);
        synchronized (THREADS) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Objects.requireNonNull(held);
                return step.run();
            }
        }
    }
}
