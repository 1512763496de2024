package org.flyte.maven.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Repetitions of a failed attempt. Null: not said.
 *
 * @param count 0 or more
 * @param base the wait before the first repetition
 * @param factor what each wait is multiplied with for the next, 1 or more
 * @param cap the longest wait; said where the factor is above 1
 */
public record RetrySettings(
        @Nullable Integer count,
        @Nullable Duration base,
        @Nullable Double factor,
        @Nullable Duration cap) {
    public static final RetrySettings NONE = new RetrySettings(null, null, null, null);

    public static RetrySettings of(int count) {
        return new RetrySettings(count, null, null, null);
    }

    RetrySettings over(RetrySettings weaker) {
        return new RetrySettings(
                Stronger.of(count, weaker.count),
                Stronger.of(base, weaker.base),
                Stronger.of(factor, weaker.factor),
                Stronger.of(cap, weaker.cap));
    }
}
