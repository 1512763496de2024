package org.flyte.devserver.exec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.flyte.devserver.store.ActionKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides which queued action runs next, and how many at once.
 *
 * <p>An action that has open children takes no slot: it waits for them, and they might wait for its slot. The deepest
 * action goes first, so that a recursion has about as many processes as it is deep, not as it has calls.
 */
final class Slots {
    private static final Comparator<Waiting> DEEPEST_THEN_OLDEST =
            Comparator.comparingInt(Waiting::negativeDepth).thenComparingLong(Waiting::number);

    private final int limit;
    private final Executor threads;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(DEEPEST_THEN_OLDEST);
    private final Set<ActionKey> running = new HashSet<>();
    private final Map<ActionKey, Integer> openChildren = new HashMap<>();
    private long count;
    private boolean closed;

    private record Waiting(Place place, Runnable work, long number) {
        int negativeDepth() {
            return -place.depth();
        }
    }

    /**
     * Where an action stands in its run.
     *
     * @param parent null for a root action
     * @param depth 0 for a root action
     */
    record Place(ActionKey action, @Nullable ActionKey parent, int depth) {}

    Slots(int limit, Executor threads) {
        this.limit = limit;
        this.threads = threads;
    }

    /** Counts an action that is going to be {@link #submit submitted} as an open child of its parent. */
    synchronized void announce(Place place) {
        if (place.parent() != null) {
            openChildren.merge(place.parent(), 1, Integer::sum);
        }
        startWhatFits();
    }

    /**
     * Runs the work, which was announced, once there is a slot for it.
     *
     * @throws RejectedExecutionException when closed
     */
    synchronized void submit(Place place, Runnable work) {
        if (closed) {
            throw new RejectedExecutionException("the development server is stopping");
        }
        waiting.add(new Waiting(place, work, count++));
        startWhatFits();
    }

    /**
     * Does something with an action while none of its work is under way; waits for the end of what is.
     *
     * @return whether the action's work still waits for a slot, and so is going to run
     */
    synchronized boolean whileIdle(ActionKey action, Runnable change) throws InterruptedException {
        while (running.contains(action)) {
            wait();
        }
        change.run();
        return waiting.stream().anyMatch(next -> next.place().action().equals(action));
    }

    /** Starts nothing any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void startWhatFits() {
        while (!closed && !waiting.isEmpty() && taken() < limit) {
            Waiting next = waiting.remove();
            running.add(next.place().action());
            threads.execute(() -> run(next));
        }
    }

    private void run(Waiting next) {
        try {
            next.work().run();
        } finally {
            ended(next.place());
        }
    }

    private synchronized void ended(Place place) {
        running.remove(place.action());
        notifyAll();
        if (place.parent() != null) {
            openChildren.computeIfPresent(place.parent(), (parent, open) -> open == 1 ? null : open - 1);
        }
        startWhatFits();
    }

    private long taken() {
        return running.stream()
                .filter(action -> !openChildren.containsKey(action))
                .count();
    }
}
