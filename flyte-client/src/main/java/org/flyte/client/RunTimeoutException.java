package org.flyte.client;

import java.time.Duration;
import java.util.Optional;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.workflow.ActionDetails;
import org.jspecify.annotations.Nullable;

/** A run was not over in the time that the caller gave it. The run goes on. */
public final class RunTimeoutException extends RuntimeException {
    private final transient @Nullable ActionDetails last;

    RunTimeoutException(RunIdentifier run, Duration timeout, @Nullable ActionDetails last) {
        super("the run " + run.getName() + " is not over after " + timeout.toSeconds() + " s"
                + (last == null
                        ? ""
                        : "; its phase is " + Phases.name(last.getStatus().getPhase())));
        this.last = last;
    }

    /** What was seen of it last; empty when the backend never told. */
    public Optional<ActionDetails> last() {
        return Optional.ofNullable(last);
    }
}
