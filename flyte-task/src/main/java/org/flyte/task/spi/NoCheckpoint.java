package org.flyte.task.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyte.task.Checkpoint;

/** Where there are no attempts: nothing is kept, and nothing was. */
enum NoCheckpoint implements Checkpoint {
    KEPT;

    @Override
    public void save(Path fileOrFolder) throws IOException {
        if (!Files.exists(fileOrFolder)) {
            throw new NoSuchFileException(fileOrFolder.toString());
        }
    }

    @Override
    public void save(byte[] content) {}

    @Override
    public Optional<Path> restore() {
        return Optional.empty();
    }
}
