package org.flyte.maven.image.dockerfile;

import java.nio.file.Path;
import org.flyte.maven.image.ImageCode;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * A Dockerfile with all that it can reach, as it lies on the disk.
 *
 * @param contentHash 32 hex digits over all that the image is made of: equal on every machine for equal content
 */
public record DockerfileSource(ImageSettings image, String contentHash) {
    /**
     * Reads Dockerfile, {@code .dockerignore} and the context's files. No program is run, nothing is fetched.
     *
     * @param image an image that is declared by a Dockerfile
     * @param moduleDirectory what its paths are relative to
     * @param own the plugin's own folder, which is no part of a context
     * @throws ProblemException where something is missing or cannot be read
     */
    public static DockerfileSource of(ImageSettings image, Path moduleDirectory, Path own) {
        throw new ProblemException(new Problem(
                ImageCode.NOT_BUILT_HERE,
                "the image %s is made by a Dockerfile, which this version does not build".formatted(image.key()),
                null,
                "build and push it yourself and name it in <base>"));
    }
}
