package org.flyte.maven.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** What images are made with, put together for one context. */
final class ImageWorks {
    private final Registries registries;
    private final BlobStore store;
    private final ImageResolver resolver;
    private final ImageBuild build;
    private final Path cacheFolder;
    private final Consumer<String> log;

    ImageWorks(ImageContext context, Retries.Pause pause) {
        this.cacheFolder = context.options().cacheFolder();
        this.log = context.log();
        this.registries = new Registries(context.options(), context.log(), new Retries(pause));
        this.store = context.store();
        BaseCatalog bases = new BaseCatalog(registries, store, context.bases());
        this.resolver = new ImageResolver(bases, context.libraries());
        this.build = new ImageBuild(bases, context.libraries(), store, cacheFolder, context.dockerfiles());
    }

    Registries registries() {
        return registries;
    }

    BlobStore store() {
        return store;
    }

    /** What shall be there for a plan. */
    ResolvedImage resolve(ImagePlan plan) {
        return resolver.resolve(plan);
    }

    /**
     * Makes it in the cache.
     *
     * @param fetched whether a layer of the base is going to be fetched anyway
     */
    BuiltImage build(ResolvedImage image, Predicate<Descriptor> fetched) {
        return build(image, fetched, false);
    }

    /**
     * Makes it in the cache.
     *
     * @param fetched whether a layer of the base is going to be fetched anyway
     * @param again whether an engine builds a Dockerfile that it has built before
     */
    BuiltImage build(ResolvedImage image, Predicate<Descriptor> fetched, boolean again) {
        try {
            BuiltImage built = build.build(image, fetched, again);
            new UnusedParts(cacheFolder).remove().ifPresent(log);
            return built;
        } catch (Exception e) {
            throw failure(image.plan().definition(), e);
        }
    }

    /** What went wrong on this machine, as a user error. */
    ProblemException failure(ImageSettings image, Exception failure) {
        if (failure instanceof ProblemException said) {
            return said;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new ProblemException(
                    new Problem(
                            ImageCode.INTERRUPTED,
                            "the build of the image %s was stopped".formatted(image.key()),
                            null,
                            "run the build again"),
                    failure);
        }
        if (failure instanceof IOException io) {
            return CacheFolder.failed(cacheFolder, "the image %s cannot be built".formatted(image.key()), io);
        }
        throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
}
