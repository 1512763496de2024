package org.flyte.maven.bundle;

import java.nio.file.Path;

/**
 * One path of a bundle.
 *
 * @param name relative to the code folder, with slashes; a folder's ends with one
 * @param source where it is read
 * @param mode octal 755 for folders and executable files, else 644
 * @param size bytes, 0 for a folder
 */
record BundleEntry(String name, Path source, int mode, long size) {
    static final int PLAIN = 0644;
    static final int EXECUTABLE = 0755;

    boolean isFolder() {
        return name.endsWith("/");
    }
}
