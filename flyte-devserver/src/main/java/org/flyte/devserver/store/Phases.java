package org.flyte.devserver.store;

import org.flyte.devserver.state.ActionRecord;
import org.flyte.idl.common.ActionPhase;

/** What can be said of an action's phase alone. */
public final class Phases {
    private Phases() {}

    /** Whether an action in this phase has ended for good. */
    public static boolean isTerminal(ActionPhase phase) {
        return switch (phase) {
            case ACTION_PHASE_SUCCEEDED,
                    ACTION_PHASE_FAILED,
                    ACTION_PHASE_ABORTED,
                    ACTION_PHASE_TIMED_OUT,
                    ACTION_PHASE_RECOVERED -> true;
            default -> false;
        };
    }

    /** Whether the action was aborted. */
    public static boolean isAborted(ActionRecord action) {
        return action.getDetails().getStatus().getPhase() == ActionPhase.ACTION_PHASE_ABORTED;
    }

    /** Whether an action in this phase has outputs to read. */
    public static boolean hasOutputs(ActionPhase phase) {
        return phase == ActionPhase.ACTION_PHASE_SUCCEEDED || phase == ActionPhase.ACTION_PHASE_RECOVERED;
    }
}
