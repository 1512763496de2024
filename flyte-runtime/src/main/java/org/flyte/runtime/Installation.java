package org.flyte.runtime;

import java.io.IOException;
import java.nio.file.Path;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;

/** Where the runtime lies in the image. */
final class Installation {
    private Installation() {}

    /**
     * Returns the folder {@code code} beside the jar that the JVM was started with.
     *
     * @param classPath the property {@code java.class.path}, which {@code java -jar} sets to that jar
     * @throws AttemptException where the JVM was not started with one jar
     */
    static Path code(String classPath) {
        Path parent = real(Path.of(classPath)).getParent();
        if (!classPath.endsWith(".jar") || parent == null) {
            throw new AttemptException(
                    FailureCode.INVALID_ARGUMENTS,
                    "A code bundle needs the runtime to be started with java -jar task.jar, not with the class path "
                            + classPath);
        }
        return parent.resolve("code");
    }

    /** Java resolves a manifest's class path against where the jar really is, behind all links. */
    private static Path real(Path jar) {
        try {
            return jar.toRealPath();
        } catch (IOException e) {
            return jar.toAbsolutePath();
        }
    }
}
