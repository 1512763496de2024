package org.flyte.devserver.service;

import java.util.List;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;
import org.flyte.devserver.store.Phases;
import org.flyte.devserver.store.RunKey;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.ActionAttempt;

/** Finds the action that a request means. */
final class ActionLookup {
    private final ActionStore actions;

    ActionLookup(ActionStore actions) {
        this.actions = actions;
    }

    ActionRecord action(ActionIdentifier id) {
        ActionKey key = ActionKey.of(id);
        return actions.find(key).orElseThrow(() -> RpcFailure.notFound("action not found: " + key.path()));
    }

    ActionRecord root(RunIdentifier id) {
        RunKey key = RunKey.of(id);
        return actions.find(key.root()).orElseThrow(() -> RpcFailure.notFound("run not found: " + key.path()));
    }

    List<ActionRecord> all(RunKey run) {
        return actions.ofRun(run);
    }

    /** Where an action's outputs are; empty unless it succeeded. */
    static String outputsUri(ActionRecord action) {
        List<ActionAttempt> attempts = action.getDetails().getAttemptsList();
        boolean has = Phases.hasOutputs(action.getDetails().getStatus().getPhase()) && !attempts.isEmpty();
        return has ? attempts.get(attempts.size() - 1).getOutputs().getOutputUri() : "";
    }
}
