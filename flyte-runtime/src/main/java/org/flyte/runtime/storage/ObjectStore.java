package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Objects by their URI. URIs are the backend's text and stay as they came. Every operation throws an {@link IOException}
 * with a reason in words; {@link java.nio.file.NoSuchFileException} for an object that is not there. Thread-safe.
 */
public interface ObjectStore {
    /** Reads an object of at most {@code max} bytes; a larger one is an {@link ObjectTooLargeException}. */
    byte[] get(String uri, long max) throws IOException;

    /** Writes an object in one piece: a reader sees the old one, or none, until all of the new one is there. */
    void put(String uri, byte[] content) throws IOException;

    /** The same, with what browsers are told that it is, where the store can tell them. */
    void put(String uri, byte[] content, String mediaType) throws IOException;

    /** Copies an object into a file, replacing it. */
    void download(String uri, Path file) throws IOException;

    /** Reads an object from its start. Closing the stream early stops the transfer. */
    InputStream open(String uri) throws IOException;

    /** Copies a file into an object, in one piece. */
    default void upload(Path file, String uri) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            upload(content, Files.size(file), uri);
        }
    }

    /**
     * Writes an object in one piece.
     *
     * @param content read to its end, once
     * @param size bytes that are expected, for the size of the parts in which a large one travels
     */
    void upload(InputStream content, long size, String uri) throws IOException;

    /** All objects below a prefix that is taken as a folder, in the order of their names' text. */
    List<StoredObject> list(String prefix) throws IOException;

    /** Deletes an object; one that is not there is no error. */
    void delete(String uri) throws IOException;
}
