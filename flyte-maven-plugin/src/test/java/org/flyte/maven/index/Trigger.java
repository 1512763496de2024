package org.flyte.maven.index;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flyte.maven.settings.TriggerSettings;
import org.jspecify.annotations.Nullable;

/** Says some of a trigger's settings. */
final class Trigger {
    private final String name;
    private @Nullable String cron;
    private @Nullable String timezone;
    private @Nullable Duration every;
    private @Nullable Instant startTime;
    private SortedMap<String, String> inputs = new TreeMap<>();
    private @Nullable String timeInput;
    private @Nullable Boolean active;
    private @Nullable String description;
    private SortedMap<String, String> envVars = new TreeMap<>();
    private SortedMap<String, String> labels = new TreeMap<>();
    private @Nullable Boolean interruptible;
    private @Nullable String queue;
    private @Nullable Boolean overwriteCache;

    Trigger() {
        this("t");
    }

    Trigger(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Trigger cron(String expression, @Nullable String zone) {
        cron = expression;
        timezone = zone;
        return this;
    }

    Trigger every(Duration rate, @Nullable Instant start) {
        every = rate;
        startTime = start;
        return this;
    }

    Trigger inputs(String... pairs) {
        inputs = SdkCases.map(pairs);
        return this;
    }

    Trigger time(String input) {
        timeInput = input;
        return this;
    }

    Trigger active(boolean value) {
        active = value;
        return this;
    }

    Trigger description(String value) {
        description = value;
        return this;
    }

    Trigger envVars(String... pairs) {
        envVars = SdkCases.map(pairs);
        return this;
    }

    Trigger labels(String... pairs) {
        labels = SdkCases.map(pairs);
        return this;
    }

    Trigger interruptible(boolean value) {
        interruptible = value;
        return this;
    }

    Trigger queue(String value) {
        queue = value;
        return this;
    }

    Trigger overwriteCache() {
        overwriteCache = true;
        return this;
    }

    TriggerSettings settings() {
        return new TriggerSettings(
                name,
                cron,
                timezone,
                every,
                startTime,
                inputs,
                timeInput,
                active,
                description,
                envVars,
                labels,
                interruptible,
                queue,
                overwriteCache);
    }
}
