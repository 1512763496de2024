package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The files that jib builds layers of, under paths that say their content. jib takes a layer from its cache when path
 * and time of each file are the same as before; a snapshot rebuilt within the clock's grain, or with its time set, would
 * otherwise bring the old layer under the new tag.
 */
final class SourceStore {
    private final Path folder;

    SourceStore(Path folder) {
        this.folder = folder;
    }

    /** The path that holds the entry's content; for a folder, one that is empty. */
    Path path(LayerEntry entry) throws IOException {
        if (entry instanceof LayerEntry.DiskFile file) {
            return file.immutable() ? file.source() : stored(entry, file.sha256());
        }
        return stored(entry, entry instanceof LayerEntry.MadeFile file ? ContentHash.ofBytes(file.content()) : "empty");
    }

    private Path stored(LayerEntry entry, String name) throws IOException {
        return StoredOnce.file(folder.resolve(name), draft -> LaidFile.lay(entry, draft));
    }
}
