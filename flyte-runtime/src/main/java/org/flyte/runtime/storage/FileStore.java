package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** {@code file://}: the local machine's files, for the embedded backend and shared volumes. */
enum FileStore implements ObjectStore {
    FILES;

    private static final String SCHEME = "file://";

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
    public void upload(Path file, String uri) throws IOException {
        Path target = path(uri);
        Path temporary = beside(target);
        Files.copy(file, temporary);
        replace(temporary, target);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        List<String> uris = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path(prefix))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    uris.add(file.toUri().toString().replaceFirst("^file:/+", "file:///"));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        Collections.sort(uris);
        return uris;
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

    /** A URI as Java writes it is percent-encoded; one with characters that no URI has is a path as it stands. */
    private static Path path(String uri) throws IOException {
        if (!uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Path.of(uri);
        }
        try {
            return Path.of(URI.create(uri));
        } catch (IllegalArgumentException e) {
            String path = uri.substring(SCHEME.length());
            if (!path.startsWith("/")) {
                throw new IOException("A file's URI has three slashes: file:///path, not " + uri, e);
            }
            return Path.of(path);
        }
    }
}
