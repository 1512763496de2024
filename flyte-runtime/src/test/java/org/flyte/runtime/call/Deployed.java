package org.flyte.runtime.call;

import com.acme.Steps;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.RuntimeMetadata;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.task.TaskEntry;
import org.flyte.runtime.task.TaskIndex;
import org.flyte.task.TaskContext;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ImageCache;

/** The tasks of a class as a deployment has them, and an action in which they are called. */
final class Deployed {
    static final TaskContext CONTEXT = new TaskContext(
            true, "r1", "a0", "o", "p", "d", "v7", 1, "file:///raw", "", Optional.empty(), Map.of("k", "v", "a", "b"));

    private Deployed() {}

    static List<TaskEntry> steps() {
        return TaskIndex.read(specs().toByteArray()).entries();
    }

    /** All public methods are tasks of the environment {@code env}. */
    static Specs specs() {
        Specs.Builder specs = Specs.newBuilder();
        for (Method method : Steps.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                List<String> names = new ArrayList<>();
                for (Parameter parameter : method.getParameters()) {
                    names.add(parameter.getName());
                }
                specs.addEntries(Entry.newBuilder()
                        .setClassName(Steps.class.getName())
                        .setMethod(method.getName())
                        .setMethodDescriptor(MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .toMethodDescriptorString())
                        .addAllParameters(names)
                        .setQueue("queue-of-" + method.getName())
                        .setSpec(spec(method.getName())));
            }
        }
        return specs.build();
    }

    static TaskSpec spec(String task) {
        return TaskSpec.newBuilder()
                .setShortName(task)
                .setTaskTemplate(TaskTemplate.newBuilder()
                        .setId(Identifier.newBuilder()
                                .setResourceType(ResourceType.TASK)
                                .setName("env." + task))
                        .setType("python")
                        .setMetadata(TaskMetadata.newBuilder()
                                .setDiscoveryVersion("body of " + task)
                                .setRuntime(RuntimeMetadata.newBuilder().setFlavor("java")))
                        .setContainer(Container.newBuilder()
                                .addCommand("java")
                                .addEnv(KeyValuePair.newBuilder().setKey("MY").setValue("1"))
                                .addAllArgs(ContainerArguments.ofMethod("com.acme.Steps", task)
                                        .list())))
                .build();
    }

    /** An action whose code came in a bundle, or in the image. */
    static Parent parent(boolean bundled) {
        byte[] specs = specs().toByteArray();
        ClassLoader classes = new ClassLoader(Deployed.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals(TaskIndex.RESOURCE)
                        ? new ByteArrayInputStream(specs)
                        : super.getResourceAsStream(name);
            }
        };
        return new Parent(
                CONTEXT,
                ImageCache.encode(Map.of("env", "registry/image@sha256:1")),
                bundled ? "s3://b/code.tar.gz" : null,
                bundled ? "0".repeat(64) : null,
                Map.of(),
                classes);
    }
}
