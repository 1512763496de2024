package org.flyte.runtime.actions;

import org.flyte.idl.workflow.ActionUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen for a child that was asked for.
 *
 * @param update how it ended long ago; only with READ
 * @param verdict why no child starts any more; only with REFUSED
 * @param other the open child of the same name; only with EXISTING
 * @param watch whether a watch has to be opened first
 */
record Admission(
        Step step,
        @Nullable ActionUpdate update,
        @Nullable ChildResult verdict,
        @Nullable Child other,
        boolean watch) {
    enum Step {
        SUBMIT,
        WAIT,
        READ,
        EXISTING,
        REFUSED,
        CLOSED
    }

    static Admission of(Step step, boolean watch) {
        return new Admission(step, null, null, null, watch);
    }

    static Admission read(ActionUpdate update, boolean watch) {
        return new Admission(Step.READ, update, null, null, watch);
    }

    static Admission refused(ChildResult verdict) {
        return new Admission(Step.REFUSED, null, verdict, null, false);
    }

    static Admission existing(Child other) {
        return new Admission(Step.EXISTING, null, null, other, false);
    }
}
