package org.flyte.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an attempt keeps for the next one, should it fail: {@code Flyte.checkpoint()}. It is one file in the store, the same as
 * that of the Python SDK; a folder is kept as a tar.gz of it. An attempt sees what the one right before it has saved, so an
 * attempt that was restored saves anew what it wants to pass on. Thread-safe.
 */
public interface Checkpoint {
    /**
     * Keeps a file or a folder, in place of what this attempt has saved before.
     *
     * @throws IOException where it cannot be read or kept; names both places
     */
    void save(Path fileOrFolder) throws IOException;

    /** Keeps some bytes, in place of what this attempt has saved before. */
    void save(byte[] content) throws IOException;

    /**
     * What the attempt before has saved: a temporary copy of the file, or of the folder. Fetched once; later calls return the
     * same path. A file that is a tar archive itself comes back as the folder of what is in it.
     *
     * @return empty in a first attempt, and where the attempt before has saved nothing
     */
    Optional<Path> restore() throws IOException;
}
