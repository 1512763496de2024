package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A jar of the user's runtime class path.
 *
 * @param groupId its Maven group
 * @param artifactId its Maven artifact
 * @param version its base version, {@code 1-SNAPSHOT} for a time-stamped snapshot too
 * @param file the jar; the class directory of a module that is built together with the user's
 * @param snapshot whether its content may change under the same version
 * @param module whether it is made of a module that is built together with the user's
 * @param home where the file belongs: the module's class directory, also where Maven resolved the module as a jar
 */
public record ClassPathJar(
        String groupId, String artifactId, String version, Path file, boolean snapshot, boolean module, Path home) {
    public ClassPathJar {
        Objects.requireNonNull(groupId);
        Objects.requireNonNull(artifactId);
        Objects.requireNonNull(version);
        Objects.requireNonNull(file);
        Objects.requireNonNull(home);
    }

    /** What lies where it belongs. */
    public ClassPathJar(
            String groupId, String artifactId, String version, Path file, boolean snapshot, boolean module) {
        this(groupId, artifactId, version, file, snapshot, module, file);
    }

    /** A jar from a repository. */
    public ClassPathJar(String groupId, String artifactId, String version, Path file, boolean snapshot) {
        this(groupId, artifactId, version, file, snapshot, false);
    }

    /** The same artifact in another file. */
    public ClassPathJar at(Path other) {
        return new ClassPathJar(groupId, artifactId, version, other, snapshot, module, home);
    }

    /** Whether it is the library that the user's tasks are written against, which comes with the runtime. */
    public boolean isTaskLibrary() {
        return groupId.equals("org.flyte") && artifactId.equals("flyte-task");
    }
}
