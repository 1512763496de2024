package org.flyte.client;

import java.time.Duration;
import org.flyte.wire.connect.RetryPolicy;

/**
 * The waits of following a run.
 *
 * @param resubscribe after a stream that ended well too early
 * @param reconnect after failures; its attempts are failures in a row
 * @param logs between looks for a log that is not there yet
 * @param farewell how long after its end, and after its last line, a run's log is waited for
 */
record FollowPauses(Duration resubscribe, RetryPolicy reconnect, Duration logs, Duration farewell) {
    static FollowPauses standard() {
        return new FollowPauses(
                Duration.ofMillis(500),
                new RetryPolicy(6, Duration.ofMillis(500), Duration.ofSeconds(10)),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
    }
}
