package org.flyte.runtime.actions;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.flyte.runtime.actions.Child.Sending;
import org.flyte.runtime.storage.ObjectStores;
import org.flyte.wire.connect.RpcException;

/** Brings children to the backend: their inputs first, then the call, again and again while that makes sense. */
final class Submission {
    private final Ledger ledger;
    private final ActionsService service;
    private final EnqueueRequests requests;
    private final Patience patience;
    private final TokenBucket tokens;
    private final Threads threads;
    private final Endings endings;

    Submission(
            Ledger ledger,
            ActionsService service,
            EnqueueRequests requests,
            ActionsSettings settings,
            Threads threads,
            Endings endings) {
        this.ledger = ledger;
        this.service = service;
        this.requests = requests;
        this.patience = settings.patience();
        this.tokens = new TokenBucket(settings.limits().enqueuesPerSecond(), System::nanoTime);
        this.threads = threads;
        this.endings = endings;
    }

    /** Returns at once. */
    void submit(Child child) {
        threads.submitting().execute(() -> guarded(child, () -> prepare(child)));
    }

    private void prepare(Child child) {
        byte[] inputs = child.inputs();
        if (!ledger.wanted(child)) {
            return;
        }
        if (inputs != null) {
            String uri = requests.inputsUri(child.name());
            try {
                ObjectStores.of(uri).put(uri, inputs);
                child.inputsAreWritten();
            } catch (IOException e) {
                inputsFailed(child, uri, e);
                return;
            }
        }
        Duration wait = Duration.ofNanos(tokens.take());
        if (wait.isZero()) {
            send(child);
        } else {
            threads.later(wait, threads.submitting(), () -> guarded(child, () -> send(child)));
        }
    }

    private void inputsFailed(Child child, String uri, IOException cause) {
        StoreRetries retries = child.inputsRetries;
        if (retries == null) {
            retries = new StoreRetries(patience);
            child.inputsRetries = retries;
        }
        Duration pause = retries.failed(Integer.MAX_VALUE);
        if (pause == null) {
            endings.end(child, Failures.inputsNotWritten(child, uri, cause));
        } else {
            again(child, pause);
        }
    }

    private void send(Child child) {
        if (!ledger.begin(child)) {
            return;
        }
        Sending outcome = Sending.UNCERTAIN;
        RpcException error = null;
        try {
            service.enqueue(requests.of(child), patience.enqueueDeadline());
            outcome = Sending.ACCEPTED;
        } catch (RpcException e) {
            error = e;
            outcome = EnqueueAnswer.of(e) == EnqueueAnswer.EXISTS ? Sending.ACCEPTED : Sending.UNCERTAIN;
        } finally {
            // Before anything is tried again: it may not begin while this one is under way.
            String abort = ledger.sent(child, outcome, System.nanoTime());
            if (abort != null) {
                endings.abort(child, abort);
            }
        }
        if (error != null) {
            failed(child, error);
        }
    }

    private void failed(Child child, RpcException error) {
        child.tries++;
        switch (EnqueueAnswer.of(error)) {
            case EXISTS -> {}
            case RUN_ABORTED -> endings.endAll(Failures.runAborted(error));
            case REJECTED -> endings.end(child, Failures.refused(child, child.tries, error));
            case REFUSED -> {
                child.refusals++;
                retry(child, child.refusals >= patience.refusals(), error);
            }
            case NO_ANSWER -> retry(child, false, error);
        }
    }

    private void retry(Child child, boolean enough, RpcException error) {
        if (enough || child.tries >= patience.enqueue().attempts()) {
            endings.end(child, Failures.refused(child, child.tries, error));
            return;
        }
        again(child, patience.enqueue().pause(child.tries - 1, ThreadLocalRandom.current()));
    }

    private void again(Child child, Duration pause) {
        threads.later(pause, threads.submitting(), () -> guarded(child, () -> prepare(child)));
    }

    /** Whatever is wrong with one child must not leave its parent waiting. */
    private void guarded(Child child, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            endings.end(child, Failures.bug(child, e));
        }
    }
}
