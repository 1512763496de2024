package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.Optional;
import org.flyte.maven.image.EmbeddedImages;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.NativeLibrary;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RegistryImages;
import org.flyte.maven.report.Console;

/** Brings an image to where a backend can start it: a registry, or the embedded backend's data directory. */
public record Publisher(Workspace workspace, Optional<NativeLibrary> library, Console console) {
    public PublishedImage publish(ImagePlan image, Backend backend) {
        Path embedded = backend.embeddedData();
        if (embedded != null) {
            console.debug("the embedded backend runs on the local JDK: base "
                    + image.definition().base() + " is not emulated");
            return new EmbeddedImages().lay(image, embedded);
        }
        return new RegistryImages(workspace.registries(), library, console::debug).publish(image);
    }
}
