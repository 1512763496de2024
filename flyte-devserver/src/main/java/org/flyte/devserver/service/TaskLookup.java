package org.flyte.devserver.service;

import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.store.TaskKey;
import org.flyte.devserver.store.TaskStore;
import org.flyte.devserver.store.TriggerStore;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.idl.trigger.TriggerDetails;
import org.flyte.wire.connect.RpcCode;

/** Finds the task that a request means. */
final class TaskLookup {
    private final TaskStore tasks;
    private final TriggerStore triggers;

    TaskLookup(TaskStore tasks, TriggerStore triggers) {
        this.tasks = tasks;
        this.triggers = triggers;
    }

    /** A missing task is UNKNOWN, not NOT_FOUND: the backend passes its database's error on as it is. */
    TaskSpec deployed(TaskIdentifier id) {
        return tasks.find(TaskKey.of(id))
                .map(task -> task.getDeployed().getSpec())
                .orElseThrow(() -> new RpcFailure(RpcCode.UNKNOWN, "task not found: " + TaskKey.of(id)));
    }

    /** The trigger of that name. */
    TriggerDetails trigger(TriggerName name) {
        return triggers.find(name).orElseThrow(() -> RpcFailure.notFound("trigger not found: " + name.getName()));
    }

    /** The task that a trigger starts. */
    TaskSpec started(TriggerDetails trigger) {
        TriggerName name = trigger.getId().getName();
        return deployed(TaskIdentifier.newBuilder()
                .setProject(name.getProject())
                .setDomain(name.getDomain())
                .setName(name.getTaskName())
                .setVersion(trigger.getSpec().getTaskVersion())
                .build());
    }

    static RpcFailure noTask() {
        return RpcFailure.invalid("the request names no task");
    }
}
