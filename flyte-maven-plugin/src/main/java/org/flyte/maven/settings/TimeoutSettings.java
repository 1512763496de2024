package org.flyte.maven.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of time. Null: not said; zero: no limit.
 *
 * @param maxRuntime the longest run of one attempt
 * @param maxQueued the longest wait for a machine
 * @param deadline the longest time from the start to the end of all attempts
 */
public record TimeoutSettings(
        @Nullable Duration maxRuntime,
        @Nullable Duration maxQueued,
        @Nullable Duration deadline) {
    public static final TimeoutSettings NONE = new TimeoutSettings(null, null, null);

    public static TimeoutSettings of(Duration maxRuntime) {
        return new TimeoutSettings(maxRuntime, null, null);
    }

    TimeoutSettings over(TimeoutSettings weaker) {
        return new TimeoutSettings(
                Stronger.of(maxRuntime, weaker.maxRuntime),
                Stronger.of(maxQueued, weaker.maxQueued),
                Stronger.of(deadline, weaker.deadline));
    }
}
