package org.flyte.runtime.call;

import java.util.List;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;

/** A task that can be called. Immutable. */
interface Callee {
    /** The spec as the backend is to get it, but for what a call changes of it. */
    TaskSpec spec();

    /** The queue of its actions, which its spec does not say; empty for the backend's choice. */
    String queue();

    /** What the names of its actions are made of. */
    TaskIdentity identity();

    /**
     * Makes the inputs of a call.
     *
     * @throws IllegalArgumentException where Flyte cannot carry an argument
     */
    Inputs inputs(List<@Nullable Object> arguments);

    /**
     * Reads the value of a call; null for a task without one.
     *
     * @param outputs the content of {@code outputs.pb}
     * @throws IllegalStateException where it is none of the result's type
     */
    @Nullable
    Object value(byte[] outputs);
}
