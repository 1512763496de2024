package org.flyte.testing.action;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The actions that run now. A container has one for all its threads; here a thread that user code made itself belongs to the
 * action that began last, which is the right one unless actions run at the same time.
 */
final class RunningActions {
    private final Deque<RunningAction> open = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("ThreadLocalUsage") // As long as the class loader whose threads these are.
    private final ThreadLocal<@Nullable RunningAction> own = new ThreadLocal<>();

    void begin(RunningAction action) {
        open.addLast(action);
        own.set(action);
    }

    void end(RunningAction action) {
        own.remove();
        open.removeLastOccurrence(action);
    }

    RunningAction current() {
        RunningAction current = own.get();
        RunningAction known = current == null ? open.peekLast() : current;
        if (known == null) {
            throw new IllegalStateException("The action has ended, so it starts no children any more");
        }
        return known;
    }
}
