package org.flyte.task.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A local file that gets its name when all of it is there; until then it has a hidden name beside. */
public final class PartialFile {
    private PartialFile() {}

    /** Writes a file whose content is not there yet. */
    @FunctionalInterface
    public interface Writing {
        /** Writes all of the content into that file, which is not there. */
        void to(Path part) throws IOException;
    }

    /** Writes a file, replacing one of that name; where that fails, nothing is left of it. Makes the folder that it is in. */
    public static void write(Path file, Writing writing) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + ".part");
        try {
            writing.to(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
