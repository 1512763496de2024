package org.flyte.devserver.store;

import org.flyte.devserver.state.ActionRecord;
import org.flyte.idl.common.ActionIdentifier;

/** Which action of which run. Actions form a tree below {@link RunKey#root()}. */
public record ActionKey(RunKey run, String name) {

    public static ActionKey of(ActionIdentifier id) {
        return new ActionKey(RunKey.of(id.getRun()), id.getName());
    }

    public static ActionKey of(ActionRecord action) {
        return of(action.getDetails().getId());
    }

    public ActionIdentifier toId() {
        return ActionIdentifier.newBuilder().setRun(run.toId()).setName(name).build();
    }

    /** {@code project/domain/run/action}, the action's place below any folder. */
    public String path() {
        return run.path() + "/" + name;
    }

    /** The name that its Kubernetes object has on a real backend. */
    public String objectName() {
        return run.name() + "-" + name;
    }

    /** The name of the pod of an attempt that counts from 1; pods count from 0. */
    public String podName(int attempt) {
        return objectName() + "-" + (attempt - 1);
    }
}
