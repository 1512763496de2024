package org.flyte.maven.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may say something, strongest first.
 *
 * @param userProperties {@code -D}
 * @param pom the goal's configuration as Maven merged it
 * @param topLevel what stands directly below {@code <configuration>} in the model: Maven leaves out what a goal does not
 *     declare, so it is held against the known elements here
 * @param projectProperties {@code <properties>} of the POM
 * @param weak the environment and Flyte's own configuration file
 */
public record ConfigSources(
        Map<String, String> userProperties,
        ConfigNode pom,
        List<ConfigNode> topLevel,
        Map<String, String> projectProperties,
        WeakSource weak) {
    public ConfigSources {
        topLevel = List.copyOf(topLevel);
    }

    /** Without what stands outside of the build. */
    public ConfigSources(
            Map<String, String> userProperties,
            ConfigNode pom,
            Set<String> topLevel,
            Map<String, String> projectProperties) {
        this(
                userProperties,
                pom,
                topLevel.stream()
                        .sorted()
                        .map(name -> new ConfigNode(name, null, "POM", List.of()))
                        .toList(),
                projectProperties,
                WeakSource.NONE);
    }
}
