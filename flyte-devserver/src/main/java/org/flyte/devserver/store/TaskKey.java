package org.flyte.devserver.store;

import org.flyte.devserver.state.TaskRecord;
import org.flyte.idl.task.TaskIdentifier;

/** Which version of which task. */
public record TaskKey(String project, String domain, String name, String version) {

    public static TaskKey of(TaskIdentifier id) {
        return new TaskKey(id.getProject(), id.getDomain(), id.getName(), id.getVersion());
    }

    public static TaskKey of(TaskRecord task) {
        return of(task.getDeployed().getTaskId());
    }

    public TaskIdentifier toId() {
        return TaskIdentifier.newBuilder()
                .setProject(project)
                .setDomain(domain)
                .setName(name)
                .setVersion(version)
                .build();
    }
}
