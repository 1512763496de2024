package org.flyte.client;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.wire.connect.Deadline;

/** The logs of the attempts of one action, each read on a thread of its own. */
final class LogTails implements AutoCloseable {
    private final DataPlane dataPlane;
    private final ActionIdentifier action;
    private final OrderlyListener listener;
    private final FollowPauses pauses;
    private final Map<Integer, LogTail> tails = new TreeMap<>();

    LogTails(DataPlane dataPlane, ActionIdentifier action, OrderlyListener listener, FollowPauses pauses) {
        this.dataPlane = dataPlane;
        this.action = action;
        this.listener = listener;
        this.pauses = pauses;
    }

    /** Begins to read what has a log now and did not before. */
    void see(ActionDetails details) {
        int newest = newestAttempt(details);
        for (int attempt = 1; attempt <= newest; attempt++) {
            if (!tails.containsKey(attempt)) {
                LogTail tail = new LogTail(dataPlane, action, attempt, listener, pauses);
                tails.put(attempt, tail);
                tail.start();
            }
        }
        tails.forEach((attempt, tail) -> {
            if (attempt < newest || Phases.isTerminal(details.getStatus().getPhase())) {
                tail.attemptIsOver();
            }
        });
    }

    /** Waits for the logs of a finished action as long as lines keep coming. */
    void finish(Deadline deadline) throws InterruptedException {
        for (LogTail tail : tails.values()) {
            Duration left = tail.untilSilent(pauses.farewell());
            while (!left.isZero() && !deadline.isOver() && !tail.awaitEnd(shorter(left, deadline.remaining()))) {
                left = tail.untilSilent(pauses.farewell());
            }
        }
    }

    private static int newestAttempt(ActionDetails details) {
        int newest =
                Math.toIntExact(Math.min(Integer.MAX_VALUE, details.getStatus().getAttempts() & 0xffffffffL));
        for (ActionAttempt attempt : details.getAttemptsList()) {
            newest = Math.max(newest, attempt.getAttempt());
        }
        boolean started = details.getStatus().getPhase() == ActionPhase.ACTION_PHASE_RUNNING;
        return newest == 0 && started ? 1 : newest;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void close() {
        tails.values().forEach(LogTail::stop);
    }
}
