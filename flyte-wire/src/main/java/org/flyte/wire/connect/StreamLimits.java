package org.flyte.wire.connect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a stream may last.
 *
 * @param idle after this time without a byte the connection counts as dead (UNAVAILABLE). Proxies cut idle streams after
 *     about a minute, and a vanished server is noticed by nothing else.
 * @param total after this time the stream ends with DEADLINE_EXCEEDED; null is no end
 */
public record StreamLimits(Duration idle, @Nullable Duration total) {
    private static final Duration STANDARD_IDLE = Duration.ofMinutes(2);

    public static StreamLimits standard() {
        return new StreamLimits(STANDARD_IDLE, null);
    }

    public static StreamLimits within(Duration total) {
        return new StreamLimits(STANDARD_IDLE, total);
    }
}
