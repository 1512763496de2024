package org.flyte.task.spi;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.flyte.task.Call;
import org.jspecify.annotations.Nullable;

/**
 * A group of children, open while a lambda runs. The lambda's thread carries it and so do threads that it starts; a parallel
 * stream's threads, which are there already, carry the group where only one is open in the process.
 */
public final class Group {
    private static final ThreadLocal<@Nullable Group> CURRENT = new InheritableThreadLocal<>();
    private static final Collection<Group> OPEN = new ConcurrentLinkedDeque<>();

    private final String name;
    private volatile boolean open = true;

    private Group(String name) {
        this.name = name;
    }

    /** Runs a lambda whose children belong to a group, which takes the place of one that is open around it. */
    public static <T extends @Nullable Object, E extends Exception> T run(String name, Call<T, E> lambda) throws E {
        Group outer = CURRENT.get();
        Group group = new Group(name);
        OPEN.add(group);
        CURRENT.set(group);
        try {
            return lambda.call();
        } finally {
            group.open = false;
            OPEN.remove(group);
            CURRENT.set(outer);
        }
    }

    /** The name of the group that a call in this thread belongs to; null for none. */
    static @Nullable String current() {
        Group own = CURRENT.get();
        if (own != null && own.open) {
            return own.name;
        }
        boolean shared = Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && ForkJoinPool.commonPool().equals(worker.getPool());
        return shared ? onlyOpen() : null;
    }

    private static @Nullable String onlyOpen() {
        String only = null;
        for (Group group : OPEN) {
            if (only != null) {
                return null;
            }
            only = group.name;
        }
        return only;
    }
}
