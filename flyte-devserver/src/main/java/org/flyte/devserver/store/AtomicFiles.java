package org.flyte.devserver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all, so that a reader, or a server started after a crash, never sees half of one. */
public final class AtomicFiles {
    private static final String PENDING = ".pending";

    private AtomicFiles() {}

    /** Writes the bytes, replacing what was there; creates the parent directories. */
    public static void write(Path file, byte[] content) throws IOException {
        Path pending = pendingFor(file);
        try {
            Files.write(pending, content);
            commit(pending, file);
        } finally {
            Files.deleteIfExists(pending);
        }
    }

    /** A new empty file in the target's directory, to be filled and then moved there by {@link #commit}. */
    public static Path pendingFor(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        return Files.createTempFile(directory, ".", PENDING);
    }

    /** Whether a file was to be filled and never was put into its place: its writer is dead, or still at it. */
    public static boolean isPending(Path file) {
        return file.getFileName().toString().endsWith(PENDING);
    }

    /** Puts a filled file into its place. */
    public static void commit(Path pending, Path file) throws IOException {
        Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
