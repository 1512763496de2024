package org.flyte.maven.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What starts a task by itself. Null: not said.
 *
 * @param name its name in Flyte
 * @param cron five fields; none with {@code every}. With neither it fires on demand only
 * @param timezone an IANA zone for the cron expression; UTC when not said
 * @param every a fixed rate of whole minutes, 1 or more
 * @param startTime when the fixed rate begins
 * @param inputs text by input name; what is not named has its default
 * @param timeInput the input that takes the time at which it fires
 * @param active whether it fires as soon as it is deployed; true when not said
 * @param description 255 characters at most
 */
public record TriggerSettings(
        String name,
        @Nullable String cron,
        @Nullable String timezone,
        @Nullable Duration every,
        @Nullable Instant startTime,
        SortedMap<String, String> inputs,
        @Nullable String timeInput,
        @Nullable Boolean active,
        @Nullable String description,
        SortedMap<String, String> envVars,
        SortedMap<String, String> labels,
        @Nullable Boolean interruptible,
        @Nullable String queue,
        @Nullable Boolean overwriteCache) {
    public TriggerSettings {
        inputs = Stronger.of(inputs, Map.of());
        envVars = Stronger.of(envVars, Map.of());
        labels = Stronger.of(labels, Map.of());
    }
}
