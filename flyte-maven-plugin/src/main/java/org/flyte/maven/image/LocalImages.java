package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/** Makes images on this machine. No registry is asked but that of a base, and nothing is pushed. */
public final class LocalImages {
    private final ImageWorks works;

    public LocalImages(ImageContext context) {
        this.works =
                new ImageWorks(context, pause -> new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * Makes the image in the cache, with all of its base.
     *
     * @throws ProblemException with an {@link ImageCode}
     */
    public BuiltImage build(ImagePlan plan) {
        BuiltImage built = works.build(works.resolve(plan), layer -> true);
        return kept(built, () -> {
            for (PlatformImage image : built.images()) {
                LayerSource source = image.base().source();
                if (source != null) {
                    Parallel.map(image.base().layers(), layer -> source.file(layer.blob()));
                }
            }
            return built;
        });
    }

    /** Writes the image as {@code docker save} would: {@code docker load} and {@code podman load} read it. */
    public void tar(BuiltImage image, Path file) {
        refuseIndex(image, "a tar file as docker load reads it");
        oci(image, file);
    }

    /** Writes the image as an OCI layout in a tar file. */
    public void oci(BuiltImage image, Path file) {
        kept(image, () -> {
            new ImageArchive(works.store()).write(image, file);
            return file;
        });
    }

    /**
     * Gives the image to docker, or to podman where there is no docker.
     *
     * @param path folders of programs, as in the environment variable {@code PATH}
     * @return what it said
     */
    public String load(BuiltImage image, String path) {
        refuseIndex(image, "the container engine of this machine");
        return kept(image, () -> ContainerEngine.find(path, image.definition().key())
                .load(image, new ImageArchive(works.store())));
    }

    /** What is in the image. */
    public ImageDetails details(BuiltImage image) {
        return kept(image, () -> new ImageReader(works.store(), ImageReader.Missing.NOWHERE).read(image.digest()));
    }

    private <T> T kept(BuiltImage image, Retries.Step<T> step) {
        try {
            return step.run();
        } catch (Exception e) {
            throw works.failure(image.definition(), e);
        }
    }

    private static void refuseIndex(BuiltImage image, String place) {
        ImageSettings definition = image.definition();
        if (image.isIndex()) {
            throw new ProblemException(new Problem(
                    ImageCode.SEVERAL_PLATFORMS,
                    "the image %s is for %s, and %s holds one platform only"
                            .formatted(definition.key(), String.join(", ", definition.platforms()), place),
                    ImageAddress.path(definition, "platforms"),
                    "set -Dflyte.images.%s.platforms=%s, or build to oci"
                            .formatted(definition.key(), Platform.here().text())));
        }
    }
}
