package org.flyte.maven.config;

import java.util.Map;

/**
 * Who may say something, strongest first.
 *
 * @param userProperties {@code -D}
 * @param pom the goal's configuration as Maven merged it
 * @param projectProperties {@code <properties>} of the POM
 */
public record ConfigSources(
        Map<String, String> userProperties, ConfigNode pom, Map<String, String> projectProperties) {}
