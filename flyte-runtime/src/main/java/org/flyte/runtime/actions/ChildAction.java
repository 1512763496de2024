package org.flyte.runtime.actions;

import org.flyte.idl.task.TaskSpec;

/**
 * A task call that is to become an action of its own.
 *
 * @param name the action's name, the same for the same call in each attempt of the parent
 * @param group empty for none
 * @param spec complete, as the backend looks nothing up
 * @param inputs the content of {@code inputs.pb}; not copied
 * @param cacheKey empty where the task is not cached
 * @param queue empty for the backend's choice
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and up to 10 MiB.
public record ChildAction(String name, String group, TaskSpec spec, byte[] inputs, String cacheKey, String queue) {
    /** A child of which the backend chooses the queue. */
    public ChildAction(String name, String group, TaskSpec spec, byte[] inputs, String cacheKey) {
        this(name, group, spec, inputs, cacheKey, "");
    }
}
