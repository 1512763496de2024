package org.flyte.runtime.actions;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many a second, and a second's worth at once. Who comes too early is told how long to wait, in order. */
final class TokenBucket {
    private final double nanosPerToken;
    private final double capacityNanos;
    private final LongSupplier clock;
    private long refilled;
    private double leftNanos;

    TokenBucket(int perSecond, LongSupplier clock) {
        this.capacityNanos = TimeUnit.SECONDS.toNanos(1);
        this.nanosPerToken = capacityNanos / perSecond;
        this.clock = clock;
        this.refilled = clock.getAsLong();
        this.leftNanos = capacityNanos;
    }

    /** Takes a token that is there, or one that will be; returns in how many nanoseconds. */
    synchronized long take() {
        long now = clock.getAsLong();
        leftNanos = Math.min(capacityNanos, leftNanos + (now - refilled));
        refilled = now;
        leftNanos -= nanosPerToken;
        return leftNanos >= 0 ? 0 : (long) Math.ceil(-leftNanos);
    }
}
