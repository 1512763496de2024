package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A jar of the user's runtime class path.
 *
 * @param groupId its Maven group
 * @param artifactId its Maven artifact
 * @param version its base version, {@code 1-SNAPSHOT} for a time-stamped snapshot too
 * @param file the jar
 * @param snapshot whether its content may change under the same version
 */
public record ClassPathJar(String groupId, String artifactId, String version, Path file, boolean snapshot) {
    public ClassPathJar {
        Objects.requireNonNull(groupId);
        Objects.requireNonNull(artifactId);
        Objects.requireNonNull(version);
        Objects.requireNonNull(file);
    }
}
