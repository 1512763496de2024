package org.flyte.maven.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flyte.maven.config.DeploySettings;
import org.flyte.maven.config.Target;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.plan.Wanted;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.ImageSettings;

/**
 * One deployment, of one module or of several that were checked to fit together.
 *
 * @param parts at least one, in the order of the build
 * @param wanted what shall be deployed
 * @param images the images that it takes, each by a key of its own
 */
public record Whole(List<Part> parts, Wanted wanted, List<ImagePlan> images) {
    public Whole {
        parts = List.copyOf(parts);
        images = List.copyOf(images);
    }

    /**
     * Puts the parts together.
     *
     * @param parts at least one
     * @throws ProblemException with everything that keeps them from being deployed together
     */
    public static Whole of(List<Part> parts) {
        PartsCheck.check(parts);
        Shipment shipment = Shipment.of(parts);
        return new Whole(parts, shipment.wanted(), shipment.images());
    }

    public Target target() {
        return wanted.target();
    }

    /** How one module of them all is deployed; whatever one says of caution or force is said of all. */
    public DeploySettings settings() {
        List<DeploySettings> all =
                parts.stream().map(part -> part.prepared().model().deploy()).toList();
        DeploySettings first = all.get(0);
        return new DeploySettings(
                first.only(),
                all.stream().anyMatch(DeploySettings::dryRun),
                all.stream().anyMatch(DeploySettings::force),
                all.stream().anyMatch(DeploySettings::failOnChange),
                all.stream().anyMatch(DeploySettings::allowSnapshots),
                all.stream().anyMatch(DeploySettings::json),
                all.stream().anyMatch(DeploySettings::explain),
                first.atEnd());
    }

    /** What is odd, though nothing keeps it from being done. */
    public List<String> warnings() {
        Map<String, ImagePlan> byTag = new HashMap<>();
        List<String> warnings = new ArrayList<>();
        if (wanted.tasks().isEmpty()) {
            warnings.add("no task is deployed: " + String.join(", ", settings().only())
                    + " of flyte.only is in none of these modules: "
                    + parts.stream().map(Part::module).collect(Collectors.joining(", ")));
        }
        for (ImagePlan image : images) {
            for (String name : image.definition().tags()) {
                String tag = repository(image.definition()) + ":" + name;
                ImagePlan other = byTag.putIfAbsent(tag, image);
                if (other != null && !other.contentHash().equals(image.contentHash())) {
                    warnings.add("the images " + other.definition().key() + " and "
                            + image.definition().key() + " differ and are both pushed as " + tag
                            + ", which will be one of them");
                }
            }
        }
        return warnings;
    }

    private static String repository(ImageSettings image) {
        return image.registry() == null ? image.name() : image.registry() + "/" + image.name();
    }
}
