package org.flyte.runtime.actions;

import com.google.protobuf.StringValue;
import org.flyte.idl.actions.Action;
import org.flyte.idl.actions.EnqueueRequest;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.workflow.TaskAction;

/** Makes the requests that start children: the same fields as those of Flyte's Python SDK. */
final class EnqueueRequests {
    private final ActionIdentifier parent;
    private final String runBase;

    EnqueueRequests(ActionIdentifier parent, String runBase) {
        this.parent = parent;
        this.runBase = runBase;
    }

    ActionIdentifier id(String name) {
        return ActionIdentifier.newBuilder()
                .setRun(parent.getRun())
                .setName(name)
                .build();
    }

    String inputsUri(String name) {
        return (runBase.endsWith("/") ? runBase : runBase + "/") + name + "/inputs.pb";
    }

    EnqueueRequest of(Child child) {
        return EnqueueRequest.newBuilder()
                .setAction(Action.newBuilder()
                        .setActionId(id(child.name()))
                        .setParentActionName(parent.getName())
                        .setInputUri(inputsUri(child.name()))
                        .setRunOutputBase(runBase)
                        .setGroup(child.group())
                        .setTask(task(child)))
                .build();
    }

    private static TaskAction task(Child child) {
        Identifier id = child.spec().getTaskTemplate().getId();
        TaskAction.Builder task = TaskAction.newBuilder()
                .setId(TaskIdentifier.newBuilder()
                        .setOrg(id.getOrg())
                        .setProject(id.getProject())
                        .setDomain(id.getDomain())
                        .setName(id.getName())
                        .setVersion(id.getVersion()))
                .setSpec(child.spec())
                .setQueue(child.queue());
        if (!child.cacheKey().isEmpty()) {
            task.setCacheKey(StringValue.of(child.cacheKey()));
        }
        return task.build();
    }
}
