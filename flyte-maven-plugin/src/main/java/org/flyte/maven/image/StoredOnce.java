package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file whose path says its content: builds that run side by side make it once, and none sees it half written. */
final class StoredOnce {
    /** Makes the file. */
    interface Content {
        void writeTo(Path draft) throws IOException;
    }

    private StoredOnce() {}

    /** Returns the file, made when it is not there yet. */
    static Path file(Path file, Content content) throws IOException {
        if (LastUse.now(file)) {
            return file;
        }
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            content.writeTo(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Another build stored the same content first.
        } finally {
            Files.deleteIfExists(draft);
        }
        return file;
    }
}
