package org.flyte.maven.config;

import java.util.Map;

/**
 * A task environment of the configuration.
 *
 * @param key its name in the configuration, which {@code @Environment} refers to
 * @param name its name on the wire
 * @param envVars environment variables of its containers
 * @param declared false for the one that stands in when the configuration declares none
 */
public record EnvironmentEntry(String key, String name, Map<String, String> envVars, boolean declared) {
    public EnvironmentEntry {
        envVars = Map.copyOf(envVars);
    }
}
