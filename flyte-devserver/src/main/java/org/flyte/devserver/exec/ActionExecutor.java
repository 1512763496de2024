package org.flyte.devserver.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.idl.workflow.ErrorInfo;

/**
 * Takes actions from QUEUED to their end: one local process an attempt, retries as on a real backend, no more processes
 * at once than allowed.
 */
public final class ActionExecutor implements AutoCloseable {
    private static final ErrorInfo STOPPED = ErrorInfo.newBuilder()
            .setKind(ErrorInfo.Kind.KIND_SYSTEM)
            .setMessage("The development server was stopped while this action was not finished; run it again.")
            .build();

    private final ActionStore actions;
    private final String storageBase;
    private final AttemptRunner attempts;
    private final RunningProcesses running;
    private final Semaphore slots;
    private final Consumer<String> warnings;
    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());
    private final Path workspaces;
    private final int closeSeconds;

    public ActionExecutor(ExecutorSettings settings, Stores stores) {
        this.actions = stores.actions();
        this.storageBase = stores.objects().base();
        this.running = new RunningProcesses(settings.stopGrace());
        this.attempts = new AttemptRunner(settings, stores, running);
        this.slots = new Semaphore(settings.maxProcesses(), true);
        this.warnings = settings.warnings();
        this.workspaces = settings.workspaces();
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
    public void submit(ActionKey action) {
        try {
            threads.execute(() -> drive(action));
        } catch (RejectedExecutionException e) {
            actions.update(action, record -> Transitions.failed(record, STOPPED));
        }
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
        List<ActionKey> ended = new ArrayList<>(List.of(action));
        for (ActionRecord child : descendants(action)) {
            ActionKey key = ActionKey.of(child);
            actions.update(key, now -> Transitions.isTerminal(now) ? now : Transitions.aborted(now, reason));
            ended.add(key);
        }
        ended.forEach(this::stopInBackground);
        return true;
    }

    /** Stops every process; what was unfinished becomes failed. */
    @Override
    public void close() {
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
    }

    private void drive(ActionKey action) {
        try {
            slots.acquire();
            try {
                runAttempts(action);
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            warnings.accept(action.path() + " failed inside the development server: " + e);
            ErrorInfo error = ErrorInfo.newBuilder()
                    .setKind(ErrorInfo.Kind.KIND_SYSTEM)
                    .setMessage("The development server itself failed: " + e)
                    .build();
            actions.update(action, record -> Transitions.failed(record, error));
        }
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
            Optional<Failure> failure = attempts.run(attempt);
            if (failure.isEmpty()) {
                actions.update(action, Transitions::succeeded);
                return;
            }
            if (!failure.get().retryable() || number >= attempt.allowed()) {
                actions.update(
                        action, now -> Transitions.failed(now, failure.get().toErrorInfo()));
                return;
            }
        }
    }

    private List<ActionRecord> descendants(ActionKey ancestor) {
        List<ActionRecord> children = actions.select(record -> {
            ActionKey key = ActionKey.of(record);
            return key.run().equals(ancestor.run())
                    && record.getDetails().getMetadata().getParent().equals(ancestor.name());
        });
        List<ActionRecord> all = new ArrayList<>(children);
        children.forEach(child -> all.addAll(descendants(ActionKey.of(child))));
        return all;
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
