package org.flyte.maven.settings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An environment as the POM declares it.
 *
 * @param key the POM's key, which {@code @Environment} names
 * @param wireName the name that Flyte knows
 * @param description 255 characters at most
 * @param declared false for the one that takes all tasks when none is declared
 * @param classes globs of binary class names whose tasks belong here: {@code *} stays within a package, {@code **} does not
 * @param include globs of files that travel with the code, relative to the module's folder
 * @param dependsOn keys of environments that are deployed with this one, before it
 * @param defaults what holds for every task that says nothing itself
 * @param tasks what the POM says of single tasks, by task name; it outranks their annotations
 */
public record EnvironmentSettings(
        String key,
        String wireName,
        @Nullable String description,
        boolean declared,
        List<String> classes,
        List<String> include,
        List<String> dependsOn,
        TaskSettings defaults,
        SortedMap<String, TaskEntry> tasks) {
    public EnvironmentSettings {
        classes = List.copyOf(classes);
        include = List.copyOf(include);
        dependsOn = List.copyOf(dependsOn);
        tasks = Stronger.of(tasks, Map.of());
    }

    /** An environment that nobody declared, of which nothing but the name is known. */
    public static EnvironmentSettings named(String name) {
        return of(name, name, false, TaskSettings.NONE);
    }

    /** A declared environment with settings for all of its tasks. */
    public static EnvironmentSettings of(String key, String wireName, TaskSettings defaults) {
        return of(key, wireName, true, defaults);
    }

    private static EnvironmentSettings of(String key, String wireName, boolean declared, TaskSettings defaults) {
        return new EnvironmentSettings(
                key, wireName, null, declared, List.of(), List.of(), List.of(), defaults, new TreeMap<>());
    }

    /** What the POM says of one task; nothing where it is not named. */
    public TaskSettings task(String name) {
        TaskEntry entry = tasks.get(name);
        return entry == null ? TaskSettings.NONE : entry.settings();
    }
}
