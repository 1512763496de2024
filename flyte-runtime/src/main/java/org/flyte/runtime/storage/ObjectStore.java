package org.flyte.runtime.storage;

import java.io.IOException;
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

    /** Copies an object into a file, replacing it. */
    void download(String uri, Path file) throws IOException;

    /** Copies a file into an object, in one piece. */
    void upload(Path file, String uri) throws IOException;

    /** The URIs of all objects below a prefix that is taken as a folder, in the order of their text. */
    List<String> list(String prefix) throws IOException;

    /** Deletes an object; one that is not there is no error. */
    void delete(String uri) throws IOException;
}
