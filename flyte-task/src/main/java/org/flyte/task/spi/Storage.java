package org.flyte.task.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Where files lie, by their URIs, which are the backend's text and stay as they came. The runtime in the container has one
 * for all schemes that it knows; without it there are local files only. Every operation throws an {@link IOException} with a
 * reason in words; {@link java.nio.file.NoSuchFileException} for a file that is not there. Thread-safe.
 */
public interface Storage {
    /**
     * A file below a folder.
     *
     * @param name its path within the folder, with slashes; not checked in any way
     * @param size in bytes
     */
    record Entry(String name, String uri, long size) {}

    /**
     * Writes a file: a reader sees all of it or nothing.
     *
     * @param content read to its end, once; stays open
     * @param size bytes that are expected, for the size of the parts in which it travels
     */
    void upload(InputStream content, long size, String uri) throws IOException;

    /**
     * Writes a small file in one piece, replacing it.
     *
     * @param mediaType what browsers are told that it is, where the store can tell them
     */
    void put(String uri, byte[] content, String mediaType) throws IOException;

    /** Copies a file to a local one; where it fails, what is there of the local one is of no use. */
    void download(String uri, Path file) throws IOException;

    /** Reads a file from its start. Closing the stream early stops the transfer. */
    InputStream open(String uri) throws IOException;

    /** All files below a folder at any depth, in the order of their names' text; none where there is no such folder. */
    List<Entry> list(String folder) throws IOException;

    /** The URI of a file within a folder, given its path with slashes. */
    String resolve(String folder, String name) throws IOException;
}
