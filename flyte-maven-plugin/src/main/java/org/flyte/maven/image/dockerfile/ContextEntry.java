package org.flyte.maven.image.dockerfile;

import java.nio.file.Path;

/** Something in a build context. */
sealed interface ContextEntry {
    /** Where it lies, relative to the context, with slashes. */
    String path();

    /**
     * A file.
     *
     * @param executable whether its owner may execute it: all of its mode that counts
     */
    record File(String path, Path file, boolean executable) implements ContextEntry {}

    /** A folder. */
    record Folder(String path) implements ContextEntry {}

    /**
     * A symbolic link, which stays one.
     *
     * @param target as it stands in the link, with slashes
     */
    record Link(String path, String target) implements ContextEntry {}
}
