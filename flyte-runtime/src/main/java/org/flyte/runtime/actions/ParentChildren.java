package org.flyte.runtime.actions;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.wire.connect.RpcException;
import org.jspecify.annotations.Nullable;

/** Puts the parts of child calls together and passes on between them what happens. */
final class ParentChildren implements Children, Endings, Watch.Listener {
    private static final String CLOSED = "the calling action is over";

    private static final String CANCELLED = "cancelled by the calling action";

    private final String parent;
    private final Limits limits;
    private final Patience patience;
    private final Semaphore room;
    private final Ledger ledger = new Ledger();
    private final Threads threads;
    private final Submission submission;
    private final Outcomes outcomes;
    private final Aborts aborts;
    private final Inquiry inquiry;
    private final Watch watch;

    ParentChildren(ActionsSettings settings) {
        parent = settings.parent().getName();
        limits = settings.limits();
        patience = settings.patience();
        room = new Semaphore(limits.openChildren(), true);
        threads = new Threads(limits.workers());
        ActionsService service = new ActionsService(settings);
        EnqueueRequests requests = new EnqueueRequests(settings.parent(), settings.runBase());
        submission = new Submission(ledger, service, requests, settings, threads, this);
        outcomes = new Outcomes(settings, threads, this);
        aborts = new Aborts(service, requests, settings, threads);
        inquiry = new Inquiry(ledger, service, requests, submission, this, this);
        watch = new Watch(service, settings, threads, this);
    }

    @Override
    public CompletableFuture<ChildResult> start(ChildAction action) {
        Child child = new Child(action, this::cancelled);
        String problem = ChildRules.problem(action, parent, limits);
        if (problem != null) {
            child.future().complete(Failures.invalid(action, problem));
            return child.future();
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            child.future().giveUp("interrupted while waiting for one of " + limits.openChildren() + " open children");
            return child.future();
        }
        return admit(child, ledger.add(child));
    }

    private CompletableFuture<ChildResult> admit(Child child, Admission admission) {
        if (admission.watch()) {
            watch.open();
        }
        switch (admission.step()) {
            case SUBMIT -> submission.submit(child);
            case READ -> outcomes.read(child, present(admission.update()));
            case WAIT -> {}
            case EXISTING -> {
                room.release();
                return present(admission.other()).future();
            }
            case REFUSED -> {
                room.release();
                child.future().complete(present(admission.verdict()));
            }
            case CLOSED -> {
                room.release();
                child.future().giveUp(CLOSED);
            }
        }
        return child.future();
    }

    @Override
    public void abortOpen(String reason) {
        ChildResult verdict = Failures.parentFailed(reason);
        List<Child> open = ledger.refuseAll(verdict);
        for (Child child : open) {
            switch (ledger.abort(child, reason)) {
                case NOW -> {
                    aborts.expect(child);
                    aborts.abort(child, reason);
                }
                case WHEN_ARRIVED -> aborts.expect(child);
                case NEVER -> {}
            }
        }
        // Also for those of children that were cancelled a moment ago: this process ends next.
        aborts.await();
        open.forEach(child -> end(child, verdict));
    }

    @Override
    public void close() {
        List<Child> open = ledger.close();
        watch.close();
        for (Child child : open) {
            if (ledger.remove(child)) {
                room.release();
                threads.completing().execute(() -> child.future().giveUp(CLOSED));
            }
        }
        threads.close();
    }

    private void cancelled(Child child) {
        Ledger.Abort abort = ledger.abort(child, CANCELLED);
        if (abort != Ledger.Abort.NEVER) {
            aborts.expect(child);
        }
        if (!ledger.remove(child)) {
            child.aborted().complete(null);
            return;
        }
        room.release();
        if (abort == Ledger.Abort.NOW) {
            abort(child, CANCELLED);
        }
    }

    @Override
    public void end(Child child, ChildResult result) {
        if (ledger.remove(child)) {
            room.release();
            threads.completing().execute(() -> child.future().complete(result));
        }
    }

    @Override
    public void endAll(ChildResult result) {
        ledger.refuseAll(result).forEach(child -> end(child, result));
        watch.close();
    }

    @Override
    public void abort(Child child, String reason) {
        aborts.abort(child, reason);
    }

    @Override
    public void updated(ActionUpdate update) {
        Child child = ledger.observe(update);
        if (child != null) {
            outcomes.read(child, update);
        }
    }

    @Override
    public boolean synced(Set<String> listed, long asked) {
        ledger.synced().forEach(submission::submit);
        Ledger.Absences absences = ledger.absences(
                listed, asked, System.nanoTime(), patience.missing().toNanos());
        absences.overdue().forEach(child -> threads.reading().execute(() -> inquiry.ask(child)));
        return absences.any();
    }

    @Override
    public void gaveUp(int tries, RpcException last) {
        ChildResult result = Failures.unwatched(tries, last);
        ledger.unwatched().forEach(child -> end(child, result));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
