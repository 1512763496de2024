package org.flyte.maven.index;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment as the POM declares it, as far as its tasks' specs and the choice of its tasks need it.
 *
 * @param key the POM's key, which {@code @Environment} names
 * @param wireName the name that Flyte knows
 * @param classes globs of binary class names whose tasks belong here: {@code *} stays within a package, {@code **} does not
 * @param jvmFlags flags behind those of the profile
 * @param envVars environment variables in the order in which the container gets them
 * @param defaults what holds for every task that says nothing itself
 * @param tasks what the POM says of single tasks, by task name; it outranks their annotations
 */
public record EnvironmentSettings(
        String key,
        String wireName,
        @Nullable String description,
        List<String> classes,
        List<String> jvmFlags,
        Map<String, String> envVars,
        TaskSettings defaults,
        Map<String, TaskSettings> tasks) {
    public EnvironmentSettings {
        classes = List.copyOf(classes);
        jvmFlags = List.copyOf(jvmFlags);
        envVars = Collections.unmodifiableMap(new LinkedHashMap<>(envVars));
        tasks = Map.copyOf(tasks);
    }

    /** An environment of which nothing but the name is said. */
    public static EnvironmentSettings named(String name) {
        return new EnvironmentSettings(name, name, null, List.of(), List.of(), Map.of(), TaskSettings.NONE, Map.of());
    }
}
