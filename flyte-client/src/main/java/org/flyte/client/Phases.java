package org.flyte.client;

import java.util.Set;
import org.flyte.idl.common.ActionPhase;

/** What the phases of an action mean. */
public final class Phases {
    private static final Set<ActionPhase> TERMINAL = Set.of(
            ActionPhase.ACTION_PHASE_SUCCEEDED,
            ActionPhase.ACTION_PHASE_FAILED,
            ActionPhase.ACTION_PHASE_ABORTED,
            ActionPhase.ACTION_PHASE_TIMED_OUT,
            ActionPhase.ACTION_PHASE_RECOVERED);

    private Phases() {}

    /** Whether nothing comes after it, but for an abort, which the backend lets overwrite everything. */
    public static boolean isTerminal(ActionPhase phase) {
        return TERMINAL.contains(phase);
    }

    /** Whether there are outputs. */
    public static boolean isSuccess(ActionPhase phase) {
        return phase == ActionPhase.ACTION_PHASE_SUCCEEDED || phase == ActionPhase.ACTION_PHASE_RECOVERED;
    }

    /** Flyte's name without its prefix, such as {@code SUCCEEDED}. */
    public static String name(ActionPhase phase) {
        return phase.name().replaceFirst("^ACTION_PHASE_", "");
    }
}
