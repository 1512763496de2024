package org.flyte.maven.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task environment of the configuration.
 *
 * @param key its name in the configuration, which {@code @Environment} refers to
 * @param name its name on the wire
 * @param envVars environment variables of its containers, in their order
 * @param declared false for the one that stands in when the configuration declares none
 */
public record EnvironmentEntry(String key, String name, Map<String, String> envVars, boolean declared) {
    public EnvironmentEntry {
        // Map.copyOf has another order in each JVM, and with it the spec and the computed version would be others.
        envVars = Collections.unmodifiableMap(new LinkedHashMap<>(envVars));
    }
}
