package org.flyte.maven.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flyte.maven.image.Bases;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.settings.ImageSettings;

/** What of images the embedded backend leaves out, in one line. */
final class NotEmulated {
    private NotEmulated() {}

    /** Whether somebody asked for more than a base, which every image has. */
    static boolean asked(List<ImagePlan> images) {
        return images.stream()
                .map(ImagePlan::definition)
                .anyMatch(image -> image.reference() != null
                        || image.dockerfile() != null
                        || !image.layers().isEmpty());
    }

    static Optional<String> of(List<ImagePlan> images) {
        String left = images.stream()
                .map(ImagePlan::definition)
                .filter(image -> !Bases.written(image).equals(Bases.SCRATCH))
                .map(NotEmulated::line)
                .collect(Collectors.joining(", "));
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("flyte: the embedded backend runs on the local JDK and does not emulate " + left);
    }

    private static String line(ImageSettings image) {
        String kind = image.reference() != null ? "reference" : image.dockerfile() != null ? "dockerfile" : "base";
        return image.key() + "'s " + kind + " " + Bases.written(image)
                + (image.layers().isEmpty() ? "" : " and layers");
    }
}
