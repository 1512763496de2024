package org.flyte.maven.index;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a task in its annotation, in the POM or for its whole environment. Null: not said there.
 *
 * @param shortName the name for the console
 * @param retries repetitions of a failed attempt, 0 or more
 * @param timeout the longest run of one attempt; zero is no limit
 * @param interruptible whether machines that can be taken away will do
 */
public record TaskSettings(
        @Nullable String shortName,
        @Nullable CacheBehavior cache,
        @Nullable Integer retries,
        @Nullable Duration timeout,
        @Nullable Boolean interruptible) {
    public static final TaskSettings NONE = new TaskSettings(null, null, null, null, null);

    /** These settings, and the weaker ones where these say nothing. */
    public TaskSettings over(TaskSettings weaker) {
        return new TaskSettings(
                first(shortName, weaker.shortName),
                first(cache, weaker.cache),
                first(retries, weaker.retries),
                first(timeout, weaker.timeout),
                first(interruptible, weaker.interruptible));
    }

    /** The longest run of one attempt; null: no limit. */
    public @Nullable Duration limit() {
        return timeout == null || timeout.isZero() ? null : timeout;
    }

    private static <T> @Nullable T first(@Nullable T strong, @Nullable T weak) {
        return strong != null ? strong : weak;
    }
}
