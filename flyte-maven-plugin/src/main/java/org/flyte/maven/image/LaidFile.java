package org.flyte.maven.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.flyte.maven.problem.ProblemException;

/** Brings one entry of a plan onto the disk, with the content that was hashed or not at all. */
final class LaidFile {
    private LaidFile() {}

    /**
     * Lays the entry at a path where nothing is yet, in a folder that exists.
     *
     * @throws ProblemException where the source is no longer what was planned
     */
    static void lay(LayerEntry entry, Path target) throws IOException {
        if (entry instanceof LayerEntry.DiskFile file) {
            if (!file.immutable() || !linked(file.source(), target)) {
                copy(file, target);
            }
        } else if (entry instanceof LayerEntry.MadeFile file) {
            Files.write(target, file.content());
        } else {
            Files.createDirectories(target);
        }
    }

    /** A hard link saves time and disk; where the disk has none, or it is another disk, the file is copied. */
    private static boolean linked(Path source, Path target) {
        try {
            Files.createLink(target, source);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void copy(LayerEntry.DiskFile file, Path target) throws IOException {
        MessageDigest digest = ContentHash.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.source()), digest)) {
            Files.copy(in, target);
        }
        file.check(digest);
    }
}
