package org.flyte.maven.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may say something, strongest first.
 *
 * @param userProperties {@code -D}
 * @param pom the goal's configuration as Maven merged it, and what other goals declare beside it
 * @param projectProperties {@code <properties>} of the POM
 * @param weak the environment and Flyte's own configuration file
 */
public record ConfigSources(
        Map<String, String> userProperties, ConfigNode pom, Map<String, String> projectProperties, WeakSource weak) {

    /**
     * Without what stands outside of the build.
     *
     * @param topLevel names of elements that stand in the POM beside those of the tree
     */
    public ConfigSources(
            Map<String, String> userProperties,
            ConfigNode pom,
            Set<String> topLevel,
            Map<String, String> projectProperties) {
        this(userProperties, withEmpty(pom, topLevel), projectProperties, WeakSource.NONE);
    }

    private static ConfigNode withEmpty(ConfigNode pom, Set<String> names) {
        ConfigNode tree = pom;
        for (String name : names.stream().sorted().toList()) {
            if (tree.child(name).isEmpty()) {
                tree = tree.with(new ConfigNode(name, null, pom.origin(), List.of()));
            }
        }
        return tree;
    }
}
