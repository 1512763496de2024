package org.flyte.maven.config;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run} is asked to do.
 *
 * @param task {@code task} or {@code env.task}; null when nobody said one
 * @param inputs text by input name
 * @param inputsText all inputs as JSON or {@code @file}; null when not said
 * @param name the run's name; null to have one made
 * @param timeout how long to wait for the run
 */
public record RunSettings(
        @Nullable String task,
        Map<String, String> inputs,
        @Nullable String inputsText,
        @Nullable String name,
        Duration timeout) {
    public RunSettings {
        // Sorted, so that errors come in the same order each time.
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
