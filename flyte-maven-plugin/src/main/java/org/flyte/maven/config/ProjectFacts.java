package org.flyte.maven.config;

import java.util.Locale;

/**
 * What the configuration needs to know of the project.
 *
 * @param artifactId names the default environment and the default image
 * @param release the Java release that the project is compiled for
 */
public record ProjectFacts(String artifactId, int release) {
    /** The environment that takes all tasks when none is declared. */
    public String defaultEnvironment() {
        return artifactId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
