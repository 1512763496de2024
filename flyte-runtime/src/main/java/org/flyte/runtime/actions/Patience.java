package org.flyte.runtime.actions;

import java.time.Duration;
import org.flyte.wire.connect.RetryPolicy;

/**
 * How long the backend and the store may be away, silent or unwilling.
 *
 * @param enqueue for a backend that does not answer
 * @param refusals how often the backend may refuse one and the same thing. The open-source one says "internal" also for
 *     what never passes, and while its own database is away, so this is neither one nor many
 * @param enqueueDeadline of one call
 * @param watch for a watch that shows nothing
 * @param reconnect the pause before a watch that worked is opened again
 * @param snapshot within this time a watch tells what is there
 * @param silence after this time without an update a watch is opened again: updates get lost, a snapshot has them
 * @param watchAge after this time it is opened again though it speaks
 * @param missing how long an action that was there may be absent from snapshots before the backend is asked about it
 * @param store for reading and writing objects
 * @param storeTime after which a store is not tried again; one attempt may take a minute
 * @param abort for aborting all children
 */
public record Patience(
        RetryPolicy enqueue,
        int refusals,
        Duration enqueueDeadline,
        RetryPolicy watch,
        Duration reconnect,
        Duration snapshot,
        Duration silence,
        Duration watchAge,
        Duration missing,
        RetryPolicy store,
        Duration storeTime,
        Duration abort) {

    /**
     * Over a quarter of an hour without a backend, as Flyte's Python SDK; at least 25 s with one that refuses, and
     * without a store.
     */
    public static Patience standard() {
        return new Patience(
                new RetryPolicy(100, Duration.ofMillis(500), Duration.ofSeconds(10)),
                10,
                Duration.ofSeconds(5),
                new RetryPolicy(40, Duration.ofSeconds(1), Duration.ofSeconds(30)),
                Duration.ofMillis(200),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                new RetryPolicy(10, Duration.ofMillis(500), Duration.ofSeconds(10)),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5));
    }
}
