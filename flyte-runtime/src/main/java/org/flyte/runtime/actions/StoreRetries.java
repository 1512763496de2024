package org.flyte.runtime.actions;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How often one object was tried in vain, and whether that is enough. For one thread at a time. */
final class StoreRetries {
    private final Patience patience;
    private final long start = System.nanoTime();
    private int failures;

    StoreRetries(Patience patience) {
        this.patience = patience;
    }

    /**
     * Counts a failure.
     *
     * @param most how often to try at all
     * @return when to try again; null for not at all
     */
    @Nullable
    Duration failed(int most) {
        failures++;
        boolean enough = failures >= Math.min(most, patience.store().attempts())
                || System.nanoTime() - start >= patience.storeTime().toNanos();
        return enough ? null : patience.store().pause(failures - 1, ThreadLocalRandom.current());
    }
}
