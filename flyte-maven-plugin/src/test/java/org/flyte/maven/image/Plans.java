package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.List;
import org.flyte.maven.settings.ImageSettings;

/** Plans of images whose code travels in a bundle. */
final class Plans {
    private Plans() {}

    /** An image without layers of its own. */
    static ImagePlan of(String version, ImageSettings image, List<ClassPathJar> jars, RuntimeJars runtime) {
        return of(version, image, jars, runtime, Path.of("").toAbsolutePath());
    }

    /** An image whose own layers take their files from a folder. */
    static ImagePlan of(
            String version, ImageSettings image, List<ClassPathJar> jars, RuntimeJars runtime, Path directory) {
        ImagePlanner planner = new ImagePlanner(version);
        return planner.plan(
                image, planner.content(jars, runtime), new ProjectFiles(directory, directory.resolve("target/flyte")));
    }
}
