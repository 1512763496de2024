package org.flyte.maven.config;

/**
 * What the configuration needs to know of the project.
 *
 * @param artifactId names the default environment and the default image
 * @param release the Java release that the project is compiled for
 */
public record ProjectFacts(String artifactId, int release) {}
