package org.flyte.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, which tells nobody. */
record Await(Duration most) {
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("did not happen within " + most).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
