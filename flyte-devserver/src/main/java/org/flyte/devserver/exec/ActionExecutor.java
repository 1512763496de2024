package org.flyte.devserver.exec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.idl.core.CatalogCacheStatus;
import org.flyte.idl.workflow.ErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * Takes actions from QUEUED to their end: one local process an attempt, retries as on a real backend, no more processes
 * at once than allowed.
 */
public final class ActionExecutor implements AutoCloseable {
    private static final Failure STOPPED = Failure.permanent(
            "Stopped",
            "The development server was stopped while this action was not finished; run it again.",
            ErrorInfo.Kind.KIND_SYSTEM);

    private final ActionStore actions;
    private final String storageBase;
    private final AttemptRunner attempts;
    private final Watchdog watchdog;
    private final RunningProcesses running;
    private final Family family;
    private final ResultCache cache;
    private final Consumer<String> warnings;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final Slots slots;
    private final Path workspaces;
    private final int closeSeconds;
    private final boolean relaunchKilled;

    public ActionExecutor(ExecutorSettings settings, Stores stores) {
        this.actions = stores.actions();
        this.storageBase = stores.objects().base();
        this.running = new RunningProcesses(settings.stopGrace());
        this.watchdog =
                new Watchdog(settings.workspaces().resolve(UUID.randomUUID().toString()), settings.warnings());
        this.attempts = new AttemptRunner(settings, stores, running, watchdog);
        this.family = new Family(actions);
        this.cache = new ResultCache(stores.results(), stores.objects(), settings.warnings());
        this.slots = new Slots(settings.maxProcesses(), threads);
        this.warnings = settings.warnings();
        this.workspaces = settings.workspaces();
        this.relaunchKilled = settings.relaunchKilled();
        this.closeSeconds = (int) settings.stopGrace().toSeconds() + 5;
    }

    /** Clears up after an earlier server that was killed; to be called before the first action. */
    public void clearLeftovers() {
        Leftovers.clear(workspaces, warnings);
        failUnfinished();
    }

    private void failUnfinished() {
        actions.select(record -> !Transitions.isTerminal(record))
                .forEach(record -> actions.update(ActionKey.of(record), now -> Transitions.failed(now, STOPPED)));
    }

    /** Runs an action, which is stored and QUEUED, in the background. */
    public void submit(ActionRecord action) {
        Slots.Place place = family.place(action);
        slots.announce(place);
        String key = cache.key(Attempt.of(action, 1, storageBase));
        if (key != null && isSerialized(action)) {
            cache.reserve(key, () -> queue(place, () -> cache.release(key)));
        } else {
            queue(place, () -> {});
        }
    }

    /** Runs an aborted action anew, from the record of a new request, once its processes have ended. */
    public void restart(ActionRecord action) throws InterruptedException {
        ActionKey key = ActionKey.of(action);
        if (!slots.whileIdle(key, () -> actions.update(key, aborted -> action))) {
            submit(action);
        }
    }

    private void queue(Slots.Place place, Runnable afterwards) {
        try {
            slots.submit(place, () -> {
                try {
                    drive(place.action());
                } finally {
                    afterwards.run();
                }
            });
        } catch (RejectedExecutionException e) {
            actions.update(place.action(), record -> Transitions.failed(record, STOPPED));
        }
    }

    /** Whether of several such actions one is to work and the others are to wait for its result. */
    private static boolean isSerialized(ActionRecord action) {
        return action.getDetails().getTask().getTaskTemplate().getMetadata().getCacheSerializable();
    }

    /**
     * Ends an action and all that it started. The action itself becomes ABORTED whatever its phase, as on a real
     * backend; of the others only those that have not ended.
     *
     * @return false when there is no such action
     */
    public boolean abort(ActionKey action, String reason) {
        Optional<ActionRecord> target = actions.find(action);
        if (target.isEmpty()) {
            return false;
        }
        if (Transitions.isTerminal(target.get())) {
            warnings.accept(action.path() + " had ended before it was aborted; its outputs are hidden from now on.");
        }
        actions.update(action, record -> Transitions.aborted(record, reason));
        stopInBackground(action);
        family.descendants(action).forEach(descendant -> abortIfOpen(descendant, reason));
        return true;
    }

    /**
     * Ends an action and all that it started, as far as they have not ended.
     *
     * @return false when there is no such action
     */
    public boolean abortOpen(ActionKey action, String reason) {
        if (actions.find(action).isEmpty()) {
            return false;
        }
        abortIfOpen(action, reason);
        family.descendants(action).forEach(descendant -> abortIfOpen(descendant, reason));
        return true;
    }

    private void abortIfOpen(ActionKey action, String reason) {
        actions.update(action, now -> Transitions.isTerminal(now) ? now : Transitions.aborted(now, reason));
        stopInBackground(action);
    }

    /** Stops every process; what was unfinished becomes failed. */
    @Override
    public void close() {
        slots.close();
        failUnfinished();
        running.all().forEach(this::stopInBackground);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(closeSeconds, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        watchdog.close();
    }

    private void drive(ActionKey action) {
        try {
            runAttempts(action);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            warnings.accept(action.path() + " failed inside the development server: " + e);
            Failure error = Failure.permanent(
                    "ServerFault", "The development server itself failed: " + e, ErrorInfo.Kind.KIND_SYSTEM);
            actions.update(action, record -> Transitions.failed(record, error));
        }
    }

    private Optional<Failure> runAndRelaunch(Attempt attempt) throws InterruptedException {
        Optional<Failure> failure = attempts.run(attempt);
        while (relaunchKilled && failure.filter(Failure::isKill).isPresent()) {
            warnings.accept(attempt.podName() + " was killed and is started again, as on a real backend.");
            failure = attempts.run(attempt);
        }
        return failure;
    }

    private void runAttempts(ActionKey action) throws InterruptedException {
        for (int number = 1; ; number++) {
            ActionRecord record = actions.find(action).orElseThrow();
            if (Transitions.isTerminal(record)) {
                return;
            }
            Attempt attempt = Attempt.of(record, number, storageBase);
            int attemptNumber = number;
            actions.update(action, now -> Transitions.attemptQueued(now, attemptNumber, attempt.output()));
            String key = cache.key(attempt);
            if (key != null && cache.fill(key, attempt)) {
                actions.update(
                        action,
                        now -> Transitions.succeeded(Transitions.cacheStatus(now, CatalogCacheStatus.CACHE_HIT)));
                return;
            }
            Optional<Failure> failure = runAndRelaunch(attempt);
            if (failure.isEmpty()) {
                succeed(attempt, key);
                return;
            }
            if (!failure.get().retryable() || number >= attempt.allowed()) {
                actions.update(action, now -> Transitions.failed(now, failure.get()));
                return;
            }
        }
    }

    private void succeed(Attempt attempt, @Nullable String key) {
        // Of an attempt that was aborted nothing is kept.
        boolean ended =
                actions.find(attempt.action()).filter(Transitions::isTerminal).isPresent();
        if (key != null && !ended) {
            CatalogCacheStatus status = cache.keep(key, attempt);
            actions.update(attempt.action(), now -> Transitions.cacheStatus(now, status));
        }
        actions.update(attempt.action(), Transitions::succeeded);
    }

    private void stopInBackground(ActionKey action) {
        try {
            threads.execute(() -> {
                try {
                    running.stop(action);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException e) {
            // Closing stops every process itself.
            return;
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "flyte-dev-action-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
