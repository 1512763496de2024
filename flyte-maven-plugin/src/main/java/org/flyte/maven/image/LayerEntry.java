package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One path of a layer, owned by root. Its time is the same for all entries, so it is not part of the plan.
 */
public sealed interface LayerEntry {
    /** The absolute path in the image, with slashes, without one at the end. */
    String path();

    /** The permission bits, such as octal 755. */
    int mode();

    /** A folder; each folder above an entry is listed too, since unlisted ones get modes of the builder's choice. */
    record Folder(String path, int mode) implements LayerEntry {
        public Folder {
            Objects.requireNonNull(path);
        }
    }

    /**
     * A file of the disk.
     *
     * @param path where it goes
     * @param mode its permission bits
     * @param source where it is read
     * @param sha256 the digest of its bytes when the plan was made, hex
     * @param immutable whether nobody rewrites the source: a release in a Maven repository. Only such a file may be
     *     linked, or be known by its path
     */
    record DiskFile(String path, int mode, Path source, String sha256, boolean immutable) implements LayerEntry {
        public DiskFile {
            Objects.requireNonNull(path);
            Objects.requireNonNull(source);
            Objects.requireNonNull(sha256);
        }
    }

    /** A file that the plan itself made; its array is never changed. */
    @SuppressWarnings("ArrayRecordComponent")
    record MadeFile(String path, int mode, byte[] content) implements LayerEntry {
        public MadeFile {
            Objects.requireNonNull(path);
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }
}
