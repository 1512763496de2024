package org.flyte.wire.connect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A point in time by which something is over. */
public final class Deadline {
    private static final long SOCKET_GRACE_MILLIS = 200;

    private final long start = System.nanoTime();
    private final @Nullable Duration total;

    private Deadline(@Nullable Duration total) {
        this.total = total;
    }

    /** From now on; null is never. */
    public static Deadline in(@Nullable Duration total) {
        return new Deadline(total);
    }

    boolean isFinite() {
        return total != null;
    }

    /** Whether it has passed. */
    public boolean isOver() {
        return remainingNanos() == 0;
    }

    /** What is left, zero when it is over; at most some 292 years. */
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    long remainingNanos() {
        return total == null ? Long.MAX_VALUE : Math.max(0, saturatedNanos(total) - (System.nanoTime() - start));
    }

    /**
     * For timeouts of sockets: the cap, or what remains and a little more, so that the deadline is what is seen to pass.
     */
    int socketMillis(Duration cap) {
        long remaining = remainingNanos() / 1_000_000 + SOCKET_GRACE_MILLIS;
        return (int) Math.min(Integer.MAX_VALUE, Math.min(remaining, cap.toMillis()));
    }

    static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public String toString() {
        return total == null ? "no deadline" : total.toMillis() + " ms";
    }
}
