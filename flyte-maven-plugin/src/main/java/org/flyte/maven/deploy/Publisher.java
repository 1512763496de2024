package org.flyte.maven.deploy;

import java.nio.file.Path;
import org.flyte.maven.image.EmbeddedImages;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.image.PublishedImage;
import org.flyte.maven.image.RegistryImages;
import org.flyte.maven.report.Console;

/** Brings an image to where a backend can start it: a registry, or the embedded backend's data directory. */
public record Publisher(Workspace workspace, Console console) {
    public PublishedImage publish(ImagePlan image, Backend backend) {
        Path embedded = backend.embeddedData();
        if (embedded != null) {
            console.debug("the embedded backend runs on the local JDK: base "
                    + image.definition().base() + " is not emulated");
            return new EmbeddedImages().lay(image, embedded);
        }
        return new RegistryImages(workspace.registries(), console::debug).publish(image);
    }
}
