package org.flyte.runtime.actions;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flyte.wire.connect.RetryPolicy;
import org.flyte.wire.connect.RpcCode;
import org.flyte.wire.connect.RpcException;

/** Sends aborts. One that does not get through changes nothing for the parent: the backend ends a run's orphans itself. */
final class Aborts {
    private static final RetryPolicy TRIES = new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(2));

    private final ActionsService service;
    private final EnqueueRequests requests;
    private final Threads threads;
    private final Duration deadline;
    /** Of children that are being aborted, or will be when they have arrived. */
    private final Set<Child> expected = ConcurrentHashMap.newKeySet();

    Aborts(ActionsService service, EnqueueRequests requests, ActionsSettings settings, Threads threads) {
        this.service = service;
        this.requests = requests;
        this.threads = threads;
        this.deadline = settings.patience().abort();
    }

    /** Returns at once; the child's {@link Child#aborted()} completes when the backend has answered or is given up. */
    void abort(Child child, String reason) {
        threads.aborting().execute(() -> attempt(child, reason, 0));
    }

    /** Takes note of an abort that has been sent, or will be. */
    @SuppressWarnings("FutureReturnValueIgnored") // What follows the future cannot fail.
    void expect(Child child) {
        expected.add(child);
        child.aborted().whenComplete((done, failure) -> expected.remove(child));
    }

    /** Waits for all expected aborts, not longer than the patience says. */
    void await() {
        try {
            CompletableFuture.allOf(expected.stream().map(Child::aborted).toArray(CompletableFuture<?>[]::new))
                    .get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Child child, String reason, int failures) {
        try {
            service.abort(requests.id(child.name()), reason, deadline);
        } catch (RpcException e) {
            if (mayPass(e) && failures + 1 < TRIES.attempts()) {
                Duration pause = TRIES.pause(failures, ThreadLocalRandom.current());
                threads.later(pause, threads.aborting(), () -> attempt(child, reason, failures + 1));
                return;
            }
        }
        child.aborted().complete(null);
    }

    /** All else means that the child is not there any more, which is what was wanted. */
    private static boolean mayPass(RpcException error) {
        return error.code() == RpcCode.UNAVAILABLE || error.code() == RpcCode.RESOURCE_EXHAUSTED;
    }
}
