package org.flyte.runtime.call;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.task.TaskIndex;
import org.flyte.task.spi.TaskCall;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;
import org.flyte.wire.spec.TaskIdentity;

/** The tasks of the parent's deployment: those whose specs travel with the classes. */
final class OwnTasks {
    private final Map<MethodKey, Entry> entries = new HashMap<>();
    private final Deployment deployment;

    private OwnTasks(Specs specs, Deployment deployment) {
        this.deployment = deployment;
        for (Entry entry : specs.getEntriesList()) {
            entries.put(new MethodKey(entry.getClassName(), entry.getMethod(), entry.getMethodDescriptor()), entry);
        }
    }

    /**
     * Reads the specs that a class loader finds.
     *
     * @throws IllegalStateException where they cannot be read
     */
    static OwnTasks load(ClassLoader classes, Deployment deployment) {
        try (InputStream content = classes.getResourceAsStream(TaskIndex.RESOURCE)) {
            Specs specs = content == null ? Specs.getDefaultInstance() : Specs.parseFrom(content);
            return new OwnTasks(specs, deployment);
        } catch (IOException e) {
            throw new IllegalStateException(TaskIndex.RESOURCE + " cannot be read", e);
        }
    }

    /**
     * Prepares the task that a woven method stands for.
     *
     * @throws IllegalStateException where the deployment has no such task
     */
    OwnTask find(TaskCall call) {
        String name = call.owner().getName() + "." + call.method();
        Entry entry = entries.get(new MethodKey(call.owner().getName(), call.method(), call.descriptor()));
        Method method = MethodValues.find(call.owner().getDeclaredMethods(), call.method(), call.descriptor());
        if (entry == null || method == null) {
            throw new IllegalStateException(name + " is a task, but none of this deployment, so it cannot be called"
                    + " plainly. Declare an interface with @RemoteTasks(environment = …) that has this method, and call it"
                    + " through Flyte.remote");
        }
        TaskSpec spec = completed(entry, name);
        return new OwnTask(
                spec,
                entry.getQueue(),
                TaskIdentity.of(spec.getTaskTemplate()),
                MethodValues.of(spec.getTaskTemplate().getId().getName(), method, entry.getParametersList()));
    }

    private TaskSpec completed(Entry entry, String name) {
        try {
            return SpecCompletion.complete(entry.getSpec(), deployment);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The child action of " + name + " cannot be described: " + e.getMessage(), e);
        }
    }

    private record MethodKey(String className, String method, String descriptor) {}
}
