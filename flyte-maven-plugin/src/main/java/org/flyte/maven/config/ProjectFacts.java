package org.flyte.maven.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What the configuration needs to know of the project.
 *
 * @param artifactId names the default environment and the default image
 * @param release the Java release that the project is compiled for
 * @param directory where relative paths start
 * @param elsewhere keys of the environments that other modules of this build declare
 */
public record ProjectFacts(String artifactId, int release, Path directory, Set<String> elsewhere) {
    public ProjectFacts {
        elsewhere = Set.copyOf(elsewhere);
    }

    /** A project on its own in the current directory. */
    public ProjectFacts(String artifactId, int release) {
        this(artifactId, release, Path.of("").toAbsolutePath(), Set.of());
    }

    /** The environment that takes all tasks when none is declared. */
    public String defaultEnvironment() {
        return plainName();
    }

    /** The repository of an image that has no name. */
    public String repository(String image) {
        return plainName() + "-" + image.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private String plainName() {
        return artifactId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
