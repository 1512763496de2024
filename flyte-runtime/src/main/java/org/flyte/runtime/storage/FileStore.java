package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.flyte.task.spi.LocalStorage;
import org.flyte.task.spi.LocalUri;

/** {@code file://}: the local machine's files, for the embedded backend and shared volumes. */
enum FileStore implements ObjectStore {
    FILES;

    @Override
    public byte[] get(String uri, long max) throws IOException {
        Path file = path(uri);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes((int) Math.min(max, Integer.MAX_VALUE - 8));
            if (content.read() >= 0) {
                throw new ObjectTooLargeException(uri, max);
            }
            return bytes;
        }
    }

    @Override
    public void put(String uri, byte[] content) throws IOException {
        Path target = path(uri);
        Path temporary = beside(target);
        Files.write(temporary, content);
        replace(temporary, target);
    }

    @Override
    public void download(String uri, Path file) throws IOException {
        Files.copy(path(uri), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void put(String uri, byte[] content, String mediaType) throws IOException {
        put(uri, content);
    }

    @Override
    public InputStream open(String uri) throws IOException {
        return LocalStorage.FILES.open(uri);
    }

    @Override
    public void upload(InputStream content, long size, String uri) throws IOException {
        LocalStorage.FILES.upload(content, size, uri);
    }

    @Override
    public List<StoredObject> list(String prefix) throws IOException {
        return LocalStorage.FILES.list(prefix).stream()
                .map(file -> new StoredObject(file.name(), file.uri(), file.size()))
                .toList();
    }

    @Override
    public void delete(String uri) throws IOException {
        Files.deleteIfExists(path(uri));
    }

    private static Path beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(target + " is no file");
        }
        Files.createDirectories(folder);
        return folder.resolve("." + target.getFileName() + "." + Long.toHexString(System.nanoTime()));
    }

    private static void replace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static Path path(String uri) throws IOException {
        return LocalUri.path(uri);
    }
}
