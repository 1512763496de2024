package org.flyte.task.spi;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.flyte.task.Call;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a lambda gives all calls made while it runs. The lambda's thread carries it and so do threads that it starts;
 * a parallel stream's threads, which are there already, carry it where only one is open in the process.
 */
final class Surroundings<V> {
    @SuppressWarnings("ThreadLocalUsage") // Those that have one of these are static themselves.
    private final ThreadLocal<@Nullable Open<V>> current = new InheritableThreadLocal<>();

    private final Collection<Open<V>> open = new ConcurrentLinkedDeque<>();

    /** Runs a lambda within a value, which takes the place of one that is around it. */
    <T extends @Nullable Object, E extends Exception> T run(V value, Call<T, E> lambda) throws E {
        Open<V> outer = current.get();
        Open<V> inner = new Open<>(value);
        open.add(inner);
        current.set(inner);
        try {
            return lambda.call();
        } finally {
            inner.over = true;
            open.remove(inner);
            current.set(outer);
        }
    }

    /** The value around a call in this thread; null for none. */
    @Nullable
    V current() {
        Open<V> own = current.get();
        if (own != null && !own.over) {
            return own.value;
        }
        boolean shared = Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && ForkJoinPool.commonPool().equals(worker.getPool());
        return shared ? onlyOpen() : null;
    }

    private @Nullable V onlyOpen() {
        V only = null;
        for (Open<V> candidate : open) {
            if (only != null) {
                return null;
            }
            only = candidate.value;
        }
        return only;
    }

    private static final class Open<V> {
        private final V value;
        private volatile boolean over;

        Open(V value) {
            this.value = value;
        }
    }
}
