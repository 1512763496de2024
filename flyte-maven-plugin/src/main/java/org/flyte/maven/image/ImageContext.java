package org.flyte.maven.image;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.flyte.maven.image.dockerfile.DockerfileBuilder;

/**
 * What all images of a Maven session share.
 *
 * @param options how registries are spoken to, and where the cache is
 * @param libraries what each image carries for object stores; none where a test needs none
 * @param bases what the tags of bases stand for in this session
 * @param dockerfiles builds what Dockerfiles describe
 * @param log takes one line per step, for a debug log; called from several threads, never with a secret
 */
public record ImageContext(
        RegistryOptions options,
        Optional<NativeLibraries> libraries,
        BaseDigests bases,
        DockerfileBuilder dockerfiles,
        Consumer<String> log) {
    public ImageContext {
        Objects.requireNonNull(options);
        Objects.requireNonNull(libraries);
        Objects.requireNonNull(bases);
        Objects.requireNonNull(dockerfiles);
        Consumer<String> plain = Objects.requireNonNull(log);
        log = line -> plain.accept(line.replaceAll("\u001B\\[[\\d;]*m", ""));
    }

    /** A context of its own, whose Dockerfiles say what builds them in the debug log. */
    public ImageContext(RegistryOptions options, Optional<NativeLibraries> libraries, Consumer<String> log) {
        this(options, libraries, new BaseDigests(), new DockerfileBuilder(log, log), log);
    }

    BlobStore store() {
        return new BlobStore(options.cacheFolder());
    }
}
