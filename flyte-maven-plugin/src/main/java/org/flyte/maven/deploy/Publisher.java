package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.Optional;
import org.flyte.maven.image.EmbeddedImages;
import org.flyte.maven.image.FoundImage;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.NativeLibrary;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RegistryImages;
import org.flyte.maven.plan.ImageState;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.Console;
import org.jspecify.annotations.Nullable;

/** Brings an image to where a backend can start it: a registry, or the embedded backend's data directory. */
public record Publisher(Workspace workspace, Optional<NativeLibrary> library, Console console) {
    public PublishedImage publish(ImagePlan image, Backend backend) {
        Path embedded = backend.embeddedData();
        if (embedded != null) {
            console.debug("the embedded backend runs on the local JDK: base "
                    + image.definition().base() + " is not emulated");
            return new EmbeddedImages().lay(image, embedded);
        }
        return registry().publish(image);
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
        FoundImage found = registry().find(image);
        return new ImageState(
                key,
                found.reference(),
                found.digest().orElse(null),
                found.digest().isPresent() ? Change.UNCHANGED : Change.NEW);
    }

    private RegistryImages registry() {
        return new RegistryImages(workspace.registries(), library, console::debug);
    }
}
