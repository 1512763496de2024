package org.flyte.maven.image;

import java.util.List;
import java.util.Objects;

/**
 * One layer. A layer whose content did not change is neither built nor sent again, so what changes together lies
 * together.
 *
 * @param name what it holds, in a word: {@code releases}, {@code snapshots}, {@code runtime}, {@code code}
 * @param entries its paths, folders before what lies in them
 */
public record ImageLayer(String name, List<LayerEntry> entries) {
    /** What the names of the layers begin with that hold files of the project; their keys follow. */
    public static final String FILES = "files-";

    public ImageLayer {
        Objects.requireNonNull(name);
        entries = List.copyOf(entries);
    }
}
