package org.flyte.maven.deploy;

import java.util.List;
import org.flyte.maven.image.BuiltImage;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RegistryImages;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;

/** Pushes what was built, and nothing else. */
public final class Pushes {
    private final RegistryImages registry;
    private final Console console;

    /**
     * An image with the place where it is told of.
     *
     * @param files those of its module
     */
    public record Load(BuiltImage image, ImageFiles files) {}

    public Pushes(ImageContext context, Console console) {
        this.registry = new RegistryImages(context);
        this.console = console;
    }

    /**
     * Pushes images, a few at the same time.
     *
     * @throws ProblemException with the failures of all images that could not be pushed
     */
    public List<PublishedImage> push(List<Load> loads) {
        return Simultaneous.each(loads, this::push);
    }

    private PublishedImage push(Load load) {
        BuiltImage image = load.image();
        PublishedImage pushed = registry.push(image);
        String key = image.definition().key();
        load.files()
                .write(
                        key,
                        image.reference(),
                        pushed.digest(),
                        registry.details(image.definition(), pushed),
                        "registry",
                        null);
        console.info("  image %s  %s  %s".formatted(key, pushed.reference(), pushed.pushed() ? "pushed" : "unchanged"));
        return pushed;
    }
}
