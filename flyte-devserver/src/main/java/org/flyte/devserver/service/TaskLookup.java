package org.flyte.devserver.service;

import org.flyte.devserver.http.RpcFailure;
import org.flyte.devserver.store.TaskKey;
import org.flyte.devserver.store.TaskStore;
import org.flyte.idl.common.TriggerName;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.connect.RpcCode;

/** Finds the task that a request means. */
final class TaskLookup {
    private final TaskStore tasks;

    TaskLookup(TaskStore tasks) {
        this.tasks = tasks;
    }

    /** A missing task is UNKNOWN, not NOT_FOUND: the backend passes its database's error on as it is. */
    TaskSpec deployed(TaskIdentifier id) {
        return tasks.find(TaskKey.of(id))
                .map(task -> task.getDeployed().getSpec())
                .orElseThrow(() -> new RpcFailure(RpcCode.UNKNOWN, "task not found: " + TaskKey.of(id)));
    }

    static RpcFailure noTrigger(TriggerName name) {
        return RpcFailure.notFound("trigger not found: " + name.getName() + "; the development server has no triggers");
    }

    static RpcFailure noTask() {
        return RpcFailure.invalid("the request names no task");
    }
}
