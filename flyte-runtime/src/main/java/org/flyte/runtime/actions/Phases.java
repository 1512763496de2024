package org.flyte.runtime.actions;

import org.flyte.idl.common.ActionPhase;

/** What the phases of an action mean to its parent. */
final class Phases {
    private Phases() {}

    /** Whether nothing comes after it. */
    static boolean isTerminal(ActionPhase phase) {
        return switch (phase) {
            case ACTION_PHASE_SUCCEEDED,
                    ACTION_PHASE_RECOVERED,
                    ACTION_PHASE_FAILED,
                    ACTION_PHASE_ABORTED,
                    ACTION_PHASE_TIMED_OUT -> true;
            default -> false;
        };
    }

    /** Whether there are outputs; of a recovered action those of the run that it was recovered from. */
    static boolean isSuccess(ActionPhase phase) {
        return phase == ActionPhase.ACTION_PHASE_SUCCEEDED || phase == ActionPhase.ACTION_PHASE_RECOVERED;
    }
}
