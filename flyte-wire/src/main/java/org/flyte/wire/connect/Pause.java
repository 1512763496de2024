package org.flyte.wire.connect;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait on the calling thread that nothing but its length or an interrupt ends. */
public final class Pause {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition NEVER = LOCK.newCondition();

    private Pause() {}

    public static void of(Duration duration) throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            long left = Deadline.saturatedNanos(duration);
            while (left > 0) {
                left = NEVER.awaitNanos(left);
            }
        } finally {
            LOCK.unlock();
        }
    }
}
