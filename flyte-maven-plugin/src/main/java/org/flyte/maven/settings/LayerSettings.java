package org.flyte.maven.settings;

import java.util.List;

/**
 * Files of the project that go into an image as a layer.
 *
 * @param from file or folder, relative to the module's folder
 * @param into absolute folder in the image
 * @param contentsOnly whether the folder's contents are put there, rather than the folder itself
 * @param includes globs of files below {@code from}; empty for all
 * @param excludes globs of files to leave out
 */
public record LayerSettings(
        String from, String into, boolean contentsOnly, List<String> includes, List<String> excludes) {
    public LayerSettings {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }
}
