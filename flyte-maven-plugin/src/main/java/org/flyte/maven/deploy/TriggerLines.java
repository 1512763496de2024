package org.flyte.maven.deploy;

import java.util.List;
import org.flyte.idl.task.TaskTrigger;
import org.flyte.maven.report.DeploymentRecord.TriggerRecord;
import org.jspecify.annotations.Nullable;

/** Triggers as reports name them. */
final class TriggerLines {
    private TriggerLines() {}

    /** Null for none, so that files do not name what is not there. */
    static @Nullable List<TriggerRecord> of(List<TaskTrigger> triggers) {
        return triggers.isEmpty()
                ? null
                : triggers.stream()
                        .map(trigger -> new TriggerRecord(
                                trigger.getName(), trigger.getSpec().getActive()))
                        .toList();
    }
}
