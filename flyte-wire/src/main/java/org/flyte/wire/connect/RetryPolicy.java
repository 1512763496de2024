package org.flyte.wire.connect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a repeatable call is sent again.
 *
 * @param attempts how often in all, at least 1
 * @param base the pause after the first failure; it doubles with each further one
 * @param cap the longest pause, before the jitter
 */
public record RetryPolicy(int attempts, Duration base, Duration cap) {
    private static final int MAX_DOUBLINGS = 30;

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts);
        }
    }

    /** What Flyte's own clients do: four attempts, 0.5 s, 1 s, 2 s between them. */
    public static RetryPolicy standard() {
        return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO);
    }

    /** The pause after the given failure, counted from 0: between half and one and a half of the plain pause. */
    public Duration pause(int failure, RandomGenerator random) {
        Duration plain = base.multipliedBy(1L << Math.min(failure, MAX_DOUBLINGS));
        Duration capped = plain.compareTo(cap) > 0 ? cap : plain;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + random.nextDouble())));
    }
}
