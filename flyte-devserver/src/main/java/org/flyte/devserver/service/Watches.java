package org.flyte.devserver.service;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.flyte.devserver.http.ConnectRoutes;
import org.flyte.devserver.http.StreamMethod.Sink;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.Phases;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.workflow.EnrichedAction;
import org.flyte.idl.workflow.WatchActionDetailsRequest;
import org.flyte.idl.workflow.WatchActionDetailsResponse;
import org.flyte.idl.workflow.WatchActionsRequest;
import org.flyte.idl.workflow.WatchActionsResponse;
import org.flyte.wire.connect.RunRpcs;

/**
 * The streams of RunService. While nothing happens the last message is sent again now and then, which clients take for
 * the same state and by which this side learns that nobody listens any more.
 */
public final class Watches {
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Listing<ActionRecord> LISTING = new Listing<>(ActionViews.FIELDS);

    private final ActionStore actions;
    private final ActionLookup lookup;

    Watches(ActionStore actions) {
        this.actions = actions;
        this.lookup = new ActionLookup(actions);
    }

    ConnectRoutes addTo(ConnectRoutes routes) {
        return routes.stream(RunRpcs.WATCH_ACTION_DETAILS, this::details).stream(RunRpcs.WATCH_ACTIONS, this::run);
    }

    /** The action now and after each change, to its end. */
    private void details(WatchActionDetailsRequest request, Sink<WatchActionDetailsResponse> responses)
            throws IOException, InterruptedException {
        while (!actions.isClosed()) {
            long revision = actions.revision();
            ActionRecord action = lookup.action(request.getActionId());
            responses.send(WatchActionDetailsResponse.newBuilder()
                    .setDetails(action.getDetails())
                    .build());
            if (Phases.isTerminal(action.getDetails().getStatus().getPhase())) {
                return;
            }
            awaitChange(action, revision);
        }
    }

    private void awaitChange(ActionRecord last, long revision) throws InterruptedException {
        long deadline = System.nanoTime() + QUIET.toNanos();
        long seen = revision;
        while (!actions.isClosed()
                && last.equals(actions.find(ActionKey.of(last)).orElse(last))) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            actions.awaitChangeAfter(seen, Duration.ofNanos(left));
            seen = actions.revision();
        }
    }

    /** All actions of a run, then those that change; ends only with the connection or the server. */
    private void run(WatchActionsRequest request, Sink<WatchActionsResponse> responses)
            throws IOException, InterruptedException {
        RunKey run =
                RunKey.of(lookup.root(request.getRunId()).getDetails().getId().getRun());
        Map<ActionKey, ActionRecord> sent = new HashMap<>();
        long lastSent = 0;
        while (!actions.isClosed()) {
            long revision = actions.revision();
            WatchActionsResponse.Builder response = WatchActionsResponse.newBuilder();
            for (ActionRecord action : lookup.all(run)) {
                if (!action.equals(sent.put(ActionKey.of(action), action))) {
                    response.addEnrichedActions(enriched(request, action));
                }
            }
            // Without actions after a quiet time, which clients read as no news.
            if (response.getEnrichedActionsCount() > 0 || System.nanoTime() - lastSent > QUIET.toNanos()) {
                responses.send(response.build());
                lastSent = System.nanoTime();
            }
            actions.awaitChangeAfter(revision, QUIET);
        }
    }

    private EnrichedAction enriched(WatchActionsRequest request, ActionRecord action) {
        EnrichedAction.Builder enriched = EnrichedAction.newBuilder()
                .setAction(ActionViews.action(action))
                .setMeetsFilter(LISTING.matches(request.getFilterList(), action));
        ActionKey key = ActionKey.of(action);
        for (ActionRecord child : actions.children(key)) {
            int phase = child.getDetails().getStatus().getPhaseValue();
            enriched.putChildrenPhaseCounts(phase, enriched.getChildrenPhaseCountsOrDefault(phase, 0) + 1);
        }
        return enriched.build();
    }
}
