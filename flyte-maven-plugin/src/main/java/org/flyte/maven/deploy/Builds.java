package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.config.BuildSettings;
import org.flyte.maven.config.BuildSettings.Destination;
import org.flyte.maven.image.BuiltImage;
import org.flyte.maven.image.ImageContext;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.LocalImages;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Console;
import org.jspecify.annotations.Nullable;

/** Makes a module's images on this machine, and pushes nothing. */
public final class Builds {
    private final LocalImages images;
    private final ImageFiles files;
    private final String path;
    private final Console console;

    /**
     * @param files where the module's images are told of
     * @param path folders of programs, as in the environment variable {@code PATH}
     */
    public Builds(ImageContext context, ImageFiles files, String path, Console console) {
        this.images = new LocalImages(context);
        this.files = files;
        this.path = path;
        this.console = console;
    }

    /**
     * Builds images, a few at the same time. One that is used as it is has nothing to build.
     *
     * @throws ProblemException with the failures of all images that could not be built
     */
    public List<BuiltImage> build(List<ImagePlan> plans, BuildSettings settings) {
        List<ImagePlan> ours = plans.stream()
                .filter(plan -> plan.definition().reference() == null)
                .toList();
        return Simultaneous.each(ours, plan -> build(plan, settings.to()));
    }

    private BuiltImage build(ImagePlan plan, Destination to) {
        BuiltImage image = images.build(plan);
        String key = plan.definition().key();
        @Nullable Path archive = to == Destination.TAR || to == Destination.OCI ? files.archive(key) : null;
        switch (to) {
            case CACHE -> {}
            case TAR -> images.tar(image, files.archive(key));
            case OCI -> images.oci(image, files.archive(key));
            case DAEMON -> console.debug(images.load(image, path));
        }
        files.write(key, image.reference(), image.digest(), images.details(image), to.text(), archive);
        console.info(
                "  image %s  %s  built to %s".formatted(key, image.reference(), archive == null ? to.text() : archive));
        return image;
    }
}
