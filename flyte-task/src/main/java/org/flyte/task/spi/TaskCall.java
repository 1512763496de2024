package org.flyte.task.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task in a running action.
 *
 * @param owner the class that declares the task's method, or an interface with {@link org.flyte.task.RemoteTasks}
 * @param descriptor the JVM's descriptor of the method
 * @param arguments one a parameter, boxed; may hold null where user code passed it
 * @param group the group that the child belongs to; null for none
 * @param mapped whether this is one of many of {@code Flyte.map}, whose group takes the task's name
 * @param custom what the code around the call adds to the custom context
 */
public record TaskCall(
        Class<?> owner,
        String method,
        String descriptor,
        List<@Nullable Object> arguments,
        CallOptions options,
        @Nullable String group,
        boolean mapped,
        Map<String, String> custom) {
    public TaskCall {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
        custom = Map.copyOf(custom);
    }

    /** With nothing added to the custom context. */
    public TaskCall(
            Class<?> owner,
            String method,
            String descriptor,
            List<@Nullable Object> arguments,
            CallOptions options,
            @Nullable String group,
            boolean mapped) {
        this(owner, method, descriptor, arguments, options, group, mapped, Map.of());
    }

    /** Of this thread, with what is around it. */
    TaskCall(
            Class<?> owner,
            String method,
            String descriptor,
            @Nullable Object[] arguments,
            CallOptions options,
            boolean mapped) {
        this(
                owner,
                method,
                descriptor,
                Arrays.asList(arguments),
                options,
                Group.current(),
                mapped,
                CustomContext.current());
    }

    /** Whether the method hands out a future of its value. */
    boolean returnsFuture() {
        return descriptor.endsWith(")Ljava/util/concurrent/CompletableFuture;")
                || descriptor.endsWith(")Ljava/util/concurrent/CompletionStage;");
    }

    /** The method, for messages. */
    String name() {
        return owner.getName() + "." + method;
    }
}
