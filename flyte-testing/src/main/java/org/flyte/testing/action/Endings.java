package org.flyte.testing.action;

import org.flyte.runtime.actions.ChildResult;
import org.flyte.runtime.actions.ChildResult.Phase;
import org.flyte.runtime.call.Failures;
import org.flyte.runtime.failure.Failure;
import org.flyte.task.TaskAbortedException;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskTimeoutException;
import org.flyte.testing.border.Ended;
import org.flyte.testing.border.TaskName;

/** Failures of children on their way to the parent. */
public final class Endings {
    private Endings() {}

    /** What the backend would tell of an action whose code threw this. */
    static Ended.Failed failed(String action, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        return new Ended.Failed(
                action, Phase.FAILED.name(), failure.code(), failure.message(), ChildResult.Kind.USER.name());
    }

    /** The same of a fake: a {@link TaskFailedException} that it throws is how the child ended, not what its code threw. */
    public static Ended.Failed faked(String action, Throwable thrown) {
        if (!(thrown instanceof TaskFailedException child)) {
            return failed(action, thrown);
        }
        Phase phase = child instanceof TaskAbortedException
                ? Phase.ABORTED
                : child instanceof TaskTimeoutException ? Phase.TIMED_OUT : Phase.FAILED;
        return new Ended.Failed(
                action,
                phase.name(),
                child.code(),
                child.getMessage(),
                child.kind().name());
    }

    /** What the parent catches. */
    public static TaskFailedException exception(Ended.Failed ended, TaskName task) {
        ChildResult.Failed failed = new ChildResult.Failed(
                Phase.valueOf(ended.phase()),
                ended.code(),
                String.valueOf(ended.message()),
                ChildResult.Kind.valueOf(ended.kind()));
        return Failures.of(failed, task.toString(), ended.name());
    }
}
