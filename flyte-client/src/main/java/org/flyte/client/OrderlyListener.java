package org.flyte.client;

import org.flyte.idl.logs.dataplane.LogLine;
import org.flyte.idl.workflow.ActionDetails;
import org.flyte.idl.workflow.ActionStatus;
import org.jspecify.annotations.Nullable;

/** Tells a listener one thing at a time, and only what is new. */
final class OrderlyListener {
    private final RunListener listener;
    private @Nullable ActionStatus told;

    OrderlyListener(RunListener listener) {
        this.listener = listener;
    }

    synchronized void see(ActionDetails details) {
        ActionStatus status = details.getStatus();
        if (told == null || told.getPhase() != status.getPhase() || told.getAttempts() != status.getAttempts()) {
            told = status;
            listener.changed(details);
        }
    }

    synchronized void log(int attempt, LogLine line) {
        listener.log(attempt, line);
    }

    synchronized void note(String text) {
        listener.note(text);
    }
}
