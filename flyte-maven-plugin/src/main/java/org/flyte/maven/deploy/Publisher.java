package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.maven.image.EmbeddedImages;
import org.flyte.maven.image.FoundImage;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.NativeLibraries;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.ReadyImages;
import org.flyte.maven.image.RegistryImages;
import org.flyte.maven.plan.ImageState;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.Console;
import org.jspecify.annotations.Nullable;

/** Brings an image to where a backend can start it: a registry, or the embedded backend's data directory. */
public final class Publisher {
    private final Workspace workspace;
    private final RegistryImages registry;
    private final ImageFiles files;
    private final Console console;

    /** @param files where the images are told of */
    public Publisher(Workspace workspace, ImageContext images, ImageFiles files, Console console) {
        this.workspace = workspace;
        this.registry = new RegistryImages(images);
        this.files = files;
        this.console = console;
    }

    /** One that shares nothing with others. */
    public Publisher(Workspace workspace, Optional<NativeLibraries> libraries, Console console) {
        this(
                workspace,
                new ImageContext(workspace.registries(), libraries, console::debug),
                ImageFiles.in(workspace.folder()),
                console);
    }

    Console console() {
        return console;
    }

    /**
     * Publishes images, a few at the same time.
     *
     * @param again whether those are built and published that are there already
     * @return by their keys, in the order of the images
     * @throws ProblemException with the failures of all images that could not be published
     */
    public Map<String, PublishedImage> publish(List<ImagePlan> images, Backend backend, boolean again) {
        Path embedded = backend.embeddedData();
        if (embedded != null) {
            NotEmulated.of(images).ifPresent(NotEmulated.asked(images) ? console::info : console::debug);
        }
        List<PublishedImage> published = Simultaneous.each(
                images, image -> embedded == null ? published(image, again) : laid(image, embedded, again));
        Map<String, PublishedImage> byKey = new LinkedHashMap<>();
        for (int i = 0; i < images.size(); i++) {
            byKey.put(images.get(i).definition().key(), published.get(i));
        }
        return byKey;
    }

    private static PublishedImage laid(ImagePlan image, Path embedded, boolean again) {
        EmbeddedImages images = new EmbeddedImages();
        return again ? images.layAgain(image, embedded) : images.lay(image, embedded);
    }

    private PublishedImage published(ImagePlan image, boolean again) {
        if (image.definition().reference() == null) {
            PublishedImage published = again ? registry.publishAgain(image) : registry.publish(image);
            written(image, published);
            return published;
        }
        FoundImage found = ready().find(image.definition());
        return new PublishedImage(found.reference(), found.digest().orElse(""), false);
    }

    private void written(ImagePlan image, PublishedImage published) {
        files.write(
                image.definition().key(),
                published.reference().replaceFirst("@.*", ""),
                published.digest(),
                registry.details(image.definition(), published),
                "registry",
                null);
    }

    /**
     * Looks whether the image is where it would be published to.
     *
     * @param backend null when nobody named one: then it would be a registry
     */
    ImageState find(ImagePlan image, @Nullable Backend backend) {
        Path embedded = backend == null ? null : backend.embeddedData();
        String key = image.definition().key();
        if (embedded != null) {
            PublishedImage laid = new EmbeddedImages().find(image, embedded);
            return new ImageState(key, laid.reference(), null, laid.pushed() ? Change.NEW : Change.UNCHANGED);
        }
        if (image.definition().reference() != null) {
            FoundImage ready = ready().find(image.definition());
            return new ImageState(key, ready.reference(), ready.digest().orElse(null), Change.UNCHANGED);
        }
        FoundImage found = registry.find(image);
        return new ImageState(
                key,
                found.reference(),
                found.digest().orElse(null),
                found.digest().isPresent() ? Change.UNCHANGED : Change.NEW);
    }

    private ReadyImages ready() {
        return new ReadyImages(workspace.registries(), console::warn, console::debug);
    }
}
