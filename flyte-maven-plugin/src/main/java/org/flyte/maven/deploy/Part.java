package org.flyte.maven.deploy;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.wire.spec.SpecCompletion;
import org.jspecify.annotations.Nullable;

/**
 * What one module brings to a deployment.
 *
 * @param module the module's name
 * @param pom its POM, for errors
 * @param root the folder whose class directories travel as one folder of code
 */
public record Part(String module, Path pom, Path root, Prepared prepared) {
    /** The wire names of the environments that the module declares and has tasks in. */
    Set<String> owned() {
        Set<String> declared = prepared.model().environments().stream()
                .map(EnvironmentSettings::wireName)
                .collect(Collectors.toSet());
        return used().stream().filter(declared::contains).collect(Collectors.toSet());
    }

    /** The wire names of the environments of its own tasks. */
    Set<String> used() {
        return prepared.own().stream()
                .map(entry -> SpecCompletion.environment(entry.getSpec()))
                .collect(Collectors.toSet());
    }

    /**
     * Whether the other module's image, filled with this module's bundle, has all that the other's tasks need: where both
     * travel alike, what is not in the image is in the bundle.
     */
    boolean travelsLike(Part other) {
        CopyStyle style = prepared.model().copyStyle();
        return style == other.prepared.model().copyStyle() && (style != CopyStyle.CLASSES || root.equals(other.root));
    }

    /** A module is told from others by its POM; to compare all that it brings would take long. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Part part && pom.equals(part.pom);
    }

    @Override
    public int hashCode() {
        return pom.hashCode();
    }
}
