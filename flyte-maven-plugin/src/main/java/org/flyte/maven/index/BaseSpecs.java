package org.flyte.maven.index;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.ResourceType;
import org.flyte.idl.core.RetryStrategy;
import org.flyte.idl.core.RuntimeMetadata;
import org.flyte.idl.core.RuntimeMetadata.RuntimeType;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.Environment;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;

/**
 * Specs of tasks before there is an image, a code bundle or a version. {@link org.flyte.wire.spec.SpecCompletion} fills in
 * what is missing.
 */
public final class BaseSpecs {
    /** Flyte keeps no more characters of names that are only shown. */
    private static final int LONGEST_SHOWN_NAME = 63;

    /** The server reads the version: which of its behaviours a task expects. */
    private static final RuntimeMetadata RUNTIME = RuntimeMetadata.newBuilder()
            .setType(RuntimeType.FLYTE_SDK)
            .setVersion("2.12.1")
            .setFlavor("java")
            .build();

    private BaseSpecs() {}

    public static TaskSpec of(IndexedTask task) {
        TaskDeclaration declaration = task.declaration();
        EnvironmentSettings environment = task.environment();
        String shortName = Objects.requireNonNullElse(task.settings().shortName(), declaration.name());
        Environment.Builder shown = Environment.newBuilder().setName(shown(environment.wireName()));
        if (environment.description() != null) {
            shown.setDescription(environment.description());
        }
        return TaskSpec.newBuilder()
                .setTaskTemplate(template(task))
                .addAllDefaultInputs(Interfaces.defaults(declaration.inputs()))
                .setShortName(shown(shortName))
                .setEnvironment(shown)
                .build();
    }

    private static TaskTemplate template(IndexedTask task) {
        return TaskTemplate.newBuilder()
                .setId(Identifier.newBuilder()
                        .setResourceType(ResourceType.TASK)
                        .setName(task.wireName()))
                .setType("python")
                .setMetadata(metadata(task))
                .setInterface(Interfaces.of(task.declaration()))
                .setContainer(container(task))
                .build();
    }

    private static TaskMetadata metadata(IndexedTask task) {
        TaskSettings settings = task.settings();
        CacheBehavior cache = Objects.requireNonNullElse(settings.cache().behavior(), CacheBehavior.DISABLE);
        TaskMetadata.Builder metadata = TaskMetadata.newBuilder()
                .setDiscoverable(cache != CacheBehavior.DISABLE)
                .setDiscoveryVersion(task.declaration().bodyHash())
                .setRuntime(RUNTIME)
                .setRetries(RetryStrategy.newBuilder()
                        .setRetries(
                                Objects.requireNonNullElse(settings.retries().count(), 0)))
                .setInterruptible(Boolean.TRUE.equals(settings.interruptible()))
                .setGeneratesDeck(BoolValue.of(false));
        java.time.Duration timeout = settings.limit();
        if (timeout != null) {
            metadata.setTimeout(
                    Duration.newBuilder().setSeconds(timeout.getSeconds()).setNanos(timeout.getNano()));
        }
        return metadata.build();
    }

    private static Container container(IndexedTask task) {
        MethodId method = task.declaration().method();
        ContainerArguments arguments = ContainerArguments.ofMethod(method.className(), method.name());
        java.time.Duration timeout = task.settings().limit();
        if (timeout != null) {
            arguments = arguments.with(Option.TIMEOUT, seconds(timeout));
        }
        Container.Builder container = Container.newBuilder()
                .addCommand("java")
                .addAllCommand(JvmFlags.of(task.settings()))
                .addAllCommand(List.of("-jar", "/flyte/task.jar"))
                .addAllArgs(arguments.list());
        task.settings()
                .envVars()
                .forEach((name, value) ->
                        container.addEnv(KeyValuePair.newBuilder().setKey(name).setValue(value)));
        return container.build();
    }

    /** Seconds with as many decimals as needed. */
    private static String seconds(java.time.Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String shown(String name) {
        return name.length() <= LONGEST_SHOWN_NAME ? name : name.substring(0, LONGEST_SHOWN_NAME);
    }
}
