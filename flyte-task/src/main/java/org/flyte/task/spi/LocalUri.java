package org.flyte.task.spi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Local files as URIs: {@code file:///path}, percent-encoded or not, or just a path. */
public final class LocalUri {
    private static final String SCHEME = "file://";

    private LocalUri() {}

    /** Whether a text names a local file: it has no scheme or that of files. */
    public static boolean isLocal(String uri) {
        return hasScheme(uri) || !uri.contains("://");
    }

    /**
     * The path of a local file. A URI as Java writes it is percent-encoded; one with characters that no URI has is a path as it
     * stands.
     *
     * @throws IOException where the text is no path here
     */
    public static Path path(String uri) throws IOException {
        try {
            return hasScheme(uri) ? ofScheme(uri) : Path.of(uri);
        } catch (InvalidPathException e) {
            throw new IOException(uri + " is no file's path here: " + e.getReason(), e);
        }
    }

    /**
     * The URI of a local file: the path as it stands, which is what Python's libraries take it for, unless {@link #path} would
     * take it for another; then percent-encoded.
     */
    public static String of(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        String plain = SCHEME + absolute;
        if (absolute.toString().startsWith("/") && path(plain).equals(absolute)) {
            return plain;
        }
        String encoded = absolute.toUri().toString();
        return encoded.startsWith(SCHEME) ? encoded : encoded.replaceFirst("^file:/+", "file:///");
    }

    private static Path ofScheme(String uri) throws IOException {
        try {
            return Path.of(URI.create(uri));
        } catch (InvalidPathException e) {
            throw e;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            String path = uri.substring(SCHEME.length());
            if (!path.startsWith("/")) {
                throw new IOException("A file's URI has three slashes: file:///path, not " + uri, e);
            }
            return Path.of(path);
        }
    }

    private static boolean hasScheme(String uri) {
        return uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
