package org.flyte.runtime.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyte.runtime.bundle.FolderArchive;
import org.flyte.task.Checkpoint;
import org.flyte.task.spi.Storage;
import org.flyte.task.spi.TemporaryFolder;

/** A checkpoint as Python's {@code flyte.Checkpoint} has it: one object, of a folder a tar.gz. */
public final class ActionCheckpoint implements Checkpoint {
    /** The name that Python gives a restored file. */
    private static final String FILE = "payload";

    private final Storage storage;
    private final String target;
    private final String previous;
    private Optional<Path> restored = Optional.empty();
    private boolean fetched;

    /**
     * @param target URI that is saved to; empty where the backend gives none
     * @param previous URI that the attempt before saved to; empty in a first attempt
     */
    public ActionCheckpoint(Storage storage, String target, String previous) {
        this.storage = storage;
        this.target = target;
        this.previous = previous;
    }

    @Override
    public void save(Path fileOrFolder) throws IOException {
        if (!Files.isDirectory(fileOrFolder)) {
            upload(fileOrFolder, fileOrFolder);
            return;
        }
        Path folder = TemporaryFolder.fresh();
        try {
            Path archive = folder.resolve("checkpoint.tar.gz");
            FolderArchive.write(fileOrFolder, archive);
            upload(archive, fileOrFolder);
        } finally {
            TemporaryFolder.removeAll(folder);
        }
    }

    @Override
    public void save(byte[] content) throws IOException {
        storage.upload(new ByteArrayInputStream(content), content.length, place());
    }

    @Override
    public synchronized Optional<Path> restore() throws IOException {
        if (!fetched) {
            restored = previous.isEmpty() ? Optional.empty() : fetch();
            fetched = true;
        }
        return restored;
    }

    private void upload(Path file, Path source) throws IOException {
        String uri = place();
        try (InputStream content = Files.newInputStream(file)) {
            storage.upload(content, Files.size(file), uri);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("The checkpoint " + source + " cannot be saved to " + uri + ": " + e.getMessage(), e);
        }
    }

    private Optional<Path> fetch() throws IOException {
        Path folder = TemporaryFolder.fresh();
        Path file = folder.resolve(FILE);
        try {
            storage.download(previous, file);
            if (Files.size(file) == 0) {
                return Optional.empty();
            }
            if (!FolderArchive.is(file)) {
                return Optional.of(file);
            }
            Path unpacked = TemporaryFolder.fresh();
            FolderArchive.read(file, unpacked);
            Files.delete(file);
            return Optional.of(unpacked);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("The checkpoint " + previous + " cannot be restored: " + e.getMessage(), e);
        }
    }

    private String place() {
        if (target.isEmpty()) {
            throw new IllegalStateException("The backend has given this attempt no place for a checkpoint:"
                    + " the container's arguments have no --checkpoint-path");
        }
        return target;
    }
}
