package org.flyte.devserver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.flyte.client.FileUri;

/**
 * Objects as files. A URI is {@code file://} and the absolute path as it is, since that is how the Python SDK and object stores
 * write theirs; only where a Java task would take that for another path it is escaped.
 */
public final class ObjectStore {
    /** What a real backend reads of any message in its store; what is larger counts as an error. */
    public static final int MAX_READ_BYTES = 2 * 1024 * 1024;

    private static final String SCHEME = "file://";

    private final Path root;

    public ObjectStore(Path root) {
        this.root = root;
    }

    /** The URI below which everything lies unless a client says otherwise; without a slash at the end. */
    public String base() {
        return uri(root);
    }

    public Path root() {
        return root;
    }

    public static String uri(Path path) {
        return FileUri.of(path);
    }

    /** Whether a URI names something that this store can reach. */
    public static boolean isReachable(String uri) {
        return uri.startsWith(SCHEME + "/");
    }

    /**
     * The file of a URI.
     *
     * @throws IOException when the URI is not one of this store
     */
    public static Path path(String uri) throws IOException {
        if (!isReachable(uri)) {
            throw new IOException("The development server stores and reads only file:// URIs, not " + uri);
        }
        try {
            return FileUri.path(uri).normalize();
        } catch (IllegalArgumentException e) {
            throw new IOException(uri + " is no file's path here", e);
        }
    }

    public void write(String uri, byte[] content) throws IOException {
        AtomicFiles.write(path(uri), content);
    }

    /** Makes the folder in which objects of this prefix lie; object stores proper have no folders to make. */
    public void createFolder(String uri) throws IOException {
        Files.createDirectories(path(uri));
    }

    public boolean exists(String uri) throws IOException {
        return Files.isRegularFile(path(uri));
    }

    /**
     * Reads a small object.
     *
     * @return empty when there is none
     * @throws TooLargeException over {@link #MAX_READ_BYTES}
     */
    public Optional<byte[]> read(String uri) throws IOException {
        Path file = path(uri);
        try {
            long size = Files.size(file);
            if (size > MAX_READ_BYTES) {
                throw new TooLargeException(uri, size);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
