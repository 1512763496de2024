package org.flyte.testing.border;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call changes of its task's settings.
 *
 * @param cache the name of a constant; null for no change
 */
public record Options(
        @Nullable String shortName,
        @Nullable Integer retries,
        @Nullable Duration timeout,
        @Nullable String cpu,
        @Nullable String memory,
        Map<String, String> env,
        @Nullable String cache) {}
