package org.flyte.devserver.service;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.http.StreamMethod.Sink;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.Phases;
import org.flyte.idl.actions.WatchForUpdatesRequest;
import org.flyte.idl.actions.WatchForUpdatesResponse;
import org.flyte.idl.common.ActionPhase;
import org.flyte.idl.workflow.ActionAttempt;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.wire.connect.ActionsRpcs;

/**
 * The stream of ActionsService: an action and its direct children as they are, a sentinel, then each change of a child.
 * In between it is silent, as on a real backend.
 */
final class ChildUpdates {
    /** How long a stream goes on after its action has ended: whoever listened has ended with it, unnoticed by this side. */
    private static final Duration AFTER_THE_END = Duration.ofMinutes(1);

    private static final String OUTPUTS_FILE = "/outputs.pb";
    private static final WatchForUpdatesResponse SENTINEL = sentinel();

    private final ActionStore actions;

    ChildUpdates(ActionStore actions) {
        this.actions = actions;
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.stream(ActionsRpcs.WATCH_FOR_UPDATES, this::watch);
    }

    private void watch(WatchForUpdatesRequest request, Sink<WatchForUpdatesResponse> responses)
            throws IOException, InterruptedException {
        if (!request.hasParentActionId()) {
            throw RpcFailure.invalid("the request names no parent action");
        }
        ActionKey parent = ActionKey.of(request.getParentActionId());
        long revision = actions.revision();
        for (ActionRecord known : actions.find(parent).stream().toList()) {
            responses.send(update(known));
        }
        for (ActionRecord child : actions.children(parent)) {
            // The abort has deleted its object; only who listened then has heard of it.
            if (!Phases.isAborted(child)) {
                responses.send(update(child));
            }
        }
        responses.send(SENTINEL);
        follow(parent, revision, responses);
    }

    private void follow(ActionKey parent, long since, Sink<WatchForUpdatesResponse> responses)
            throws IOException, InterruptedException {
        long seen = since;
        long lastNews = System.nanoTime();
        while (!actions.isClosed() && !isForgotten(parent, lastNews)) {
            actions.awaitChangeAfter(seen, AFTER_THE_END);
            long revision = actions.revision();
            List<ActionRecord> changed = actions.changedSince(parent.run(), seen);
            seen = revision;
            for (ActionRecord action : changed) {
                if (action.getDetails().getMetadata().getParent().equals(parent.name())) {
                    responses.send(update(action));
                    lastNews = System.nanoTime();
                }
            }
        }
    }

    private boolean isForgotten(ActionKey parent, long lastNews) {
        boolean ended = actions.find(parent)
                .filter(action ->
                        Phases.isTerminal(action.getDetails().getStatus().getPhase()))
                .isPresent();
        return ended && System.nanoTime() - lastNews > AFTER_THE_END.toNanos();
    }

    private static WatchForUpdatesResponse update(ActionRecord action) {
        ActionPhase phase = action.getDetails().getStatus().getPhase();
        ActionUpdate.Builder update = ActionUpdate.newBuilder()
                .setActionId(action.getDetails().getId())
                .setPhase(phase)
                .setOutputUri(outputUri(action));
        if (phase == ActionPhase.ACTION_PHASE_FAILED && action.hasError()) {
            update.setError(action.getError());
        }
        return WatchForUpdatesResponse.newBuilder().setActionUpdate(update).build();
    }

    /** The folder of the last attempt; of a trace whatever its parent has recorded. */
    private static String outputUri(ActionRecord action) {
        List<ActionAttempt> attempts = action.getDetails().getAttemptsList();
        if (attempts.isEmpty()) {
            return "";
        }
        String file = attempts.get(attempts.size() - 1).getOutputs().getOutputUri();
        return action.getDetails().hasTask() && file.endsWith(OUTPUTS_FILE)
                ? file.substring(0, file.length() - OUTPUTS_FILE.length())
                : file;
    }

    private static WatchForUpdatesResponse sentinel() {
        WatchForUpdatesResponse.Builder response = WatchForUpdatesResponse.newBuilder();
        response.getControlMessageBuilder().setSentinel(true);
        return response.build();
    }
}
