package org.flyte.maven.bundle;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A written code bundle.
 *
 * @param file the {@code tar.gz}
 * @param sha256Hex the digest of the file's bytes: what the runtime compares after download. Two JDKs may compress the
 *     same content to different bytes, so it says nothing about changed content
 * @param contentSha256Hex the digest of the uncompressed archive: equal on every JDK and machine for equal names, modes
 *     and contents, hence what versions are computed from
 * @param size the file's size in bytes
 */
public record Bundle(Path file, String sha256Hex, String contentSha256Hex, long size) {
    public Bundle {
        Objects.requireNonNull(file);
        Objects.requireNonNull(sha256Hex);
        Objects.requireNonNull(contentSha256Hex);
    }
}
