package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The two jars that the plugin brings into every image.
 *
 * @param runtime the shaded flyte-runtime jar
 * @param task the flyte-task jar
 */
public record RuntimeJars(Path runtime, Path task) {
    public RuntimeJars {
        Objects.requireNonNull(runtime);
        Objects.requireNonNull(task);
    }
}
