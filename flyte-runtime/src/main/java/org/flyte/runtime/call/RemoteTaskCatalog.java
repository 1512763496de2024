package org.flyte.runtime.call;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.idl.task.TaskName;
import org.flyte.idl.task.TaskSpec;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;
import org.flyte.task.TaskContext;
import org.flyte.task.spi.TaskCall;
import org.jspecify.annotations.Nullable;

/** Tasks that are registered already, found by interfaces that say where they are. */
final class RemoteTaskCatalog {
    private final TaskRegistry registry;
    private final TaskContext context;

    RemoteTaskCatalog(TaskRegistry registry, TaskContext context) {
        this.registry = registry;
        this.context = context;
    }

    /**
     * Fetches the task that an interface's method stands for.
     *
     * @throws IllegalStateException where there is none, or one with another interface
     */
    RemoteTask find(TaskCall call) {
        RemoteTasks where = Objects.requireNonNull(call.owner().getAnnotation(RemoteTasks.class));
        Method method =
                Objects.requireNonNull(MethodValues.find(call.owner().getMethods(), call.method(), call.descriptor()));
        TaskName name = TaskName.newBuilder()
                .setOrg(context.org())
                .setProject(where.project().isEmpty() ? context.project() : where.project())
                .setDomain(where.domain().isEmpty() ? context.domain() : where.domain())
                .setName(where.environment() + "." + taskName(method))
                .build();
        String version = where.version().isEmpty() ? registry.newest(name) : where.version();
        TaskSpec spec = version == null ? null : registry.spec(identifier(name, version));
        if (spec == null) {
            throw new IllegalStateException("There is no task " + name.getName()
                    + (version == null ? "" : " of the version " + version) + " in the project " + name.getProject()
                    + " and the domain " + name.getDomain() + ", which " + method + " stands for");
        }
        return RemoteTask.of(spec, MethodValues.of(name.getName(), method, inputNames(method)));
    }

    private static TaskIdentifier identifier(TaskName name, String version) {
        return TaskIdentifier.newBuilder()
                .setOrg(name.getOrg())
                .setProject(name.getProject())
                .setDomain(name.getDomain())
                .setName(name.getName())
                .setVersion(version)
                .build();
    }

    private static String taskName(Method method) {
        @Nullable Task declared = method.getAnnotation(Task.class);
        return declared == null || declared.name().isEmpty() ? method.getName() : declared.name();
    }

    private static List<String> inputNames(Method method) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            @Nullable Param declared = parameter.getAnnotation(Param.class);
            names.add(declared == null || declared.name().isEmpty() ? parameter.getName() : declared.name());
        }
        return names;
    }
}
