package org.flyte.devserver.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.flyte.devserver.state.ActionRecord;

/** The actions of all runs. Records are immutable; each change replaces one, is on disk when it is visible, and wakes who waits. */
public final class ActionStore implements AutoCloseable {
    private static final Comparator<ActionRecord> BY_START = Comparator.comparing(
            action -> ProtoTime.instant(action.getDetails().getStatus().getStartTime()));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ActionKey, ActionRecord> actions = new LinkedHashMap<>();
    private final StateFolder<ActionRecord> folder;
    private long revision;
    private boolean closed;

    public ActionStore(Path root, Consumer<String> warnings) {
        folder = new StateFolder<>(root, ActionRecord.parser(), warnings);
        folder.load().stream().sorted(BY_START).forEach(action -> actions.put(ActionKey.of(action), action));
    }

    /**
     * Adds an action, unless one of this name exists.
     *
     * @return the action that was there before; empty when this one was added
     */
    public Optional<ActionRecord> insert(ActionRecord action) {
        lock.lock();
        try {
            ActionKey key = ActionKey.of(action);
            ActionRecord existing = actions.get(key);
            if (existing == null) {
                put(key, action);
            }
            return Optional.ofNullable(existing);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes an action.
     *
     * @param change returns an equal action to change nothing
     * @return the action as it is afterwards; empty when there is none
     */
    public Optional<ActionRecord> update(ActionKey key, UnaryOperator<ActionRecord> change) {
        lock.lock();
        try {
            ActionRecord before = actions.get(key);
            if (before == null) {
                return Optional.empty();
            }
            ActionRecord after = change.apply(before);
            if (!after.equals(before)) {
                put(key, after);
            }
            return Optional.of(after);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ActionRecord> find(ActionKey key) {
        lock.lock();
        try {
            return Optional.ofNullable(actions.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** The actions that match, the oldest first. */
    public List<ActionRecord> select(Predicate<ActionRecord> condition) {
        lock.lock();
        try {
            return actions.values().stream().filter(condition).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Grows with each change of any action. */
    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when something has changed since that revision, when the time is over or when the store is closed. */
    public void awaitChangeAfter(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (revision == seen && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody should wait for changes any more. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void put(ActionKey key, ActionRecord action) {
        ActionRecord stamped = action.toBuilder().setUpdatedAt(ProtoTime.now()).build();
        folder.save(key.path(), stamped);
        actions.put(key, stamped);
        revision++;
        changed.signalAll();
    }
}
