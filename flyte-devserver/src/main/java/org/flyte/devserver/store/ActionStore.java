package org.flyte.devserver.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flyte.devserver.state.ActionRecord;

/** The actions of all runs. Records are immutable; each change replaces one, is on disk when it is visible, and wakes who waits. */
public final class ActionStore implements AutoCloseable {
    private static final Comparator<ActionRecord> BY_START = Comparator.comparing(
            action -> ProtoTime.instant(action.getDetails().getStatus().getStartTime()));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<RunKey, Map<ActionKey, Entry>> runs = new LinkedHashMap<>();
    private final StateFolder<ActionRecord> folder;
    private long revision;
    private boolean closed;

    /** A record and the revision that brought it. */
    private record Entry(ActionRecord action, long revision) {}

    public ActionStore(Path root, Consumer<String> warnings) {
        folder = new StateFolder<>(root, ActionRecord.parser(), warnings);
        folder.load().stream().sorted(BY_START).forEach(action -> remember(ActionKey.of(action), action));
    }

    /**
     * Adds an action, unless one of this name exists.
     *
     * @return the action that was there before; empty when this one was added
     */
    public Optional<ActionRecord> insert(ActionRecord action) {
        return locked(() -> {
            ActionKey key = ActionKey.of(action);
            Optional<ActionRecord> existing = found(key);
            if (existing.isEmpty()) {
                put(key, action);
            }
            return existing;
        });
    }

    /**
     * Changes an action.
     *
     * @param change returns an equal action to change nothing
     * @return the action as it is afterwards; empty when there is none
     */
    public Optional<ActionRecord> update(ActionKey key, UnaryOperator<ActionRecord> change) {
        return locked(() -> found(key).map(before -> {
            ActionRecord after = change.apply(before);
            if (!after.equals(before)) {
                put(key, after);
            }
            return after;
        }));
    }

    public Optional<ActionRecord> find(ActionKey key) {
        return locked(() -> found(key));
    }

    /** The actions that match, the oldest first within each run. */
    public List<ActionRecord> select(Predicate<ActionRecord> condition) {
        return locked(() -> runs.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(Entry::action)
                .filter(condition)
                .toList());
    }

    /** The actions of a run, the oldest first. */
    public List<ActionRecord> ofRun(RunKey run) {
        return changedSince(run, 0);
    }

    /** The actions of a run that have changed since that {@link #revision}, the oldest first. */
    public List<ActionRecord> changedSince(RunKey run, long seen) {
        return locked(() -> entries(run)
                .filter(entry -> entry.revision() > seen)
                .map(Entry::action)
                .toList());
    }

    /** The direct children of an action, the oldest first. */
    public List<ActionRecord> children(ActionKey parent) {
        return ofRun(parent.run()).stream()
                .filter(action -> action.getDetails().getMetadata().getParent().equals(parent.name()))
                .toList();
    }

    /** Grows with each change of any action. */
    public long revision() {
        return locked(() -> revision);
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
        return locked(() -> closed);
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

    private <T> T locked(Supplier<T> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    private Stream<Entry> entries(RunKey run) {
        return runs.getOrDefault(run, Map.of()).values().stream();
    }

    private Optional<ActionRecord> found(ActionKey key) {
        return Optional.ofNullable(runs.getOrDefault(key.run(), Map.of()).get(key))
                .map(Entry::action);
    }

    private void put(ActionKey key, ActionRecord action) {
        ActionRecord stamped = action.toBuilder().setUpdatedAt(ProtoTime.now()).build();
        folder.save(key.path(), stamped);
        remember(key, stamped);
        changed.signalAll();
    }

    private void remember(ActionKey key, ActionRecord action) {
        runs.computeIfAbsent(key.run(), run -> new LinkedHashMap<>()).put(key, new Entry(action, ++revision));
    }
}
