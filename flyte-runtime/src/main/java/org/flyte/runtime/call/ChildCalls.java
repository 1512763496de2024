package org.flyte.runtime.call;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.actions.ActionsClient;
import org.flyte.runtime.actions.ActionsSettings;
import org.flyte.runtime.actions.ChildAction;
import org.flyte.runtime.actions.Children;
import org.flyte.task.RemoteTasks;
import org.flyte.task.spi.TaskCall;
import org.flyte.wire.spec.CanonicalBytes;
import org.flyte.wire.spec.InputsHash;
import org.flyte.wire.spec.TaskIdentity;
import org.jspecify.annotations.Nullable;

/** Makes child actions of the calls of one running action. Thread-safe. */
public final class ChildCalls {
    private final Parent parent;
    private final Children children;
    private final int largestInputs;
    private final OwnTasks own;
    private final RemoteTaskCatalog remote;
    private final CallCounter counter = new CallCounter();
    private final Map<Target, Callee> callees = new ConcurrentHashMap<>();

    ChildCalls(Parent parent, Children children, int largestInputs, TaskRegistry registry) {
        this.parent = parent;
        this.children = children;
        this.largestInputs = largestInputs;
        this.own = OwnTasks.load(parent.classes(), parent.deployment());
        this.remote = new RemoteTaskCatalog(registry, parent.context());
    }

    /**
     * Prepares the calls of an action; the backend is spoken to when the first child starts.
     *
     * @throws IllegalStateException where the container lacks what a child call needs
     */
    public static ChildCalls open(Parent parent) {
        try {
            ActionsSettings settings = ActionsSettings.of(parent.environment(), parent.id());
            return new ChildCalls(
                    parent,
                    ActionsClient.open(settings),
                    settings.limits().valueBytes(),
                    TaskRegistry.at(settings.endpoint(), settings.token()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("This action cannot start children: " + e.getMessage(), e);
        }
    }

    /**
     * Starts the child of a call.
     *
     * @throws IllegalArgumentException where Flyte cannot carry an argument
     * @throws IllegalStateException where the task is none of this deployment, or not as its interface says
     */
    public CompletableFuture<@Nullable Object> start(TaskCall call) {
        Callee callee = callee(call);
        TaskIdentity identity = callee.identity();
        TaskSpec spec = SpecOverrides.apply(callee.spec(), call.options());
        Inputs inputs = callee.inputs(call.arguments()).toBuilder()
                .addAllContext(parent.custom(call.custom()))
                .build();
        byte[] content = CanonicalBytes.of(inputs);
        checkSize(content.length, identity.name());
        String group = group(call, identity.name());
        String hash = InputsHash.of(inputs, spec.getTaskTemplate().getMetadata().getCacheIgnoreInputVarsList());
        int sequence = counter.next(identity.hash(), hash, group);
        String action = identity.actionName(parent.context().action(), hash, sequence, group);
        ChildAction child = new ChildAction(action, group, spec, content, identity.cacheKey(hash), callee.queue());
        return new ChildFuture(children.start(child), callee, action);
    }

    /** Aborts the children that have not ended, bounded in time; starts none any more. */
    public void abortOpen(String reason) {
        children.abortOpen(reason);
    }

    private Callee callee(TaskCall call) {
        Target target = new Target(call.owner(), call.method(), call.descriptor());
        Callee known = callees.get(target);
        if (known != null) {
            return known;
        }
        // Not computeIfAbsent: a remote task is looked up over the network, and a map's lock is no place to wait.
        Callee found = call.owner().isAnnotationPresent(RemoteTasks.class) ? remote.find(call) : own.find(call);
        Callee first = callees.putIfAbsent(target, found);
        return first == null ? found : first;
    }

    private void checkSize(int size, String task) {
        if (size > largestInputs) {
            throw new IllegalArgumentException("The inputs of the call of " + task + " take " + size
                    + " bytes; a child action gets at most " + largestInputs
                    + ". Pass large data as a FlyteFile");
        }
    }

    private static String group(TaskCall call, String task) {
        if (call.mapped()) {
            return task + "_map";
        }
        return call.group() == null ? "" : call.group();
    }

    private record Target(Class<?> owner, String method, String descriptor) {}
}
