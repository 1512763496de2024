package org.flyte.maven.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may say something, strongest first.
 *
 * @param userProperties {@code -D}
 * @param pom the goal's configuration as Maven merged it
 * @param topLevel every element that stands directly below {@code <configuration>}: Maven leaves out what a goal does not
 *     declare, so they are held against the known ones here
 * @param projectProperties {@code <properties>} of the POM
 */
public record ConfigSources(
        Map<String, String> userProperties,
        ConfigNode pom,
        Set<String> topLevel,
        Map<String, String> projectProperties) {
    public ConfigSources {
        topLevel = Collections.unmodifiableSortedSet(new TreeSet<>(topLevel));
    }
}
