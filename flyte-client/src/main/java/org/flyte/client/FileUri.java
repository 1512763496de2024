package org.flyte.client;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Local files as URIs, in the way of the task library, which reads them in containers. */
public final class FileUri {
    private static final String SCHEME = "file://";

    private FileUri() {}

    /**
     * The path as it stands, which is what Python's libraries take it for, unless {@link #path} would take it for another; then
     * percent-encoded.
     */
    public static String of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        String plain = SCHEME + absolute;
        return path(plain).equals(absolute) ? plain : SCHEME + absolute.toUri().getRawPath();
    }

    /**
     * The path of a file. A URI as Java writes it is percent-encoded; one with characters that no URI has is a path as it stands.
     *
     * @param uri begins with {@code file:}
     * @throws IllegalArgumentException where the text is no path here
     */
    public static Path path(String uri) {
        try {
            return Path.of(URI.create(uri));
        } catch (InvalidPathException e) {
            throw e;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            if (!uri.startsWith(SCHEME + "/")) {
                throw new IllegalArgumentException("a file's URI is file:///path, not " + uri, e);
            }
            return Path.of(uri.substring(SCHEME.length()));
        }
    }
}
