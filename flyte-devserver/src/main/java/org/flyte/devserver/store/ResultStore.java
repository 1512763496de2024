package org.flyte.devserver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The outputs of cacheable actions, by their keys; a file each, which stays until somebody deletes the folder. */
public final class ResultStore {
    private final Path root;

    public ResultStore(Path root) {
        this.root = root;
    }

    /**
     * The outputs that were kept under this key.
     *
     * @param key harmless as a file name
     */
    public Optional<byte[]> find(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(root.resolve(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    public void put(String key, byte[] outputs) throws IOException {
        AtomicFiles.write(root.resolve(key), outputs);
    }
}
