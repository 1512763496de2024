package org.flyte.maven.image;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;

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

        /** Holds a digest of what was read against the plan's, since tags and caches believe the plan. */
        void check(MessageDigest read) {
            if (!HexFormat.of().formatHex(read.digest()).equals(sha256)) {
                throw changed();
            }
        }

        /** The source is no longer what was planned. */
        ProblemException changed() {
            return new ProblemException(new Problem(
                    ImageCode.FILE_CHANGED,
                    "%s changed while the image was made of it".formatted(source.getFileName()),
                    source.toString(),
                    "run the build again while nothing else writes that file"));
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
