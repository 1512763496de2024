package org.flyte.runtime.call;

import com.google.protobuf.Duration;
import java.math.BigDecimal;
import java.util.List;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.Resources;
import org.flyte.idl.core.Resources.ResourceEntry;
import org.flyte.idl.core.Resources.ResourceName;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.task.CacheBehavior;
import org.flyte.task.spi.CallOptions;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.flyte.wire.spec.PrimaryContainer;
import org.jspecify.annotations.Nullable;

/** What one call changes of a task's spec. */
final class SpecOverrides {
    /** Flyte keeps no more characters of a name that is only shown. */
    private static final int LONGEST_SHORT_NAME = 63;

    private static final int NANO_DIGITS = 9;

    private SpecOverrides() {}

    /** Returns the spec with the options in place of the task's own settings. */
    static TaskSpec apply(TaskSpec task, CallOptions options) {
        if (options.equals(CallOptions.NONE)) {
            return task;
        }
        TaskSpec.Builder spec = task.toBuilder();
        if (options.shortName() != null) {
            String name = options.shortName();
            spec.setShortName(name.substring(0, Math.min(name.length(), LONGEST_SHORT_NAME)));
        }
        TaskTemplate.Builder template = spec.getTaskTemplateBuilder();
        metadata(template.getMetadataBuilder(), options);
        if (template.hasContainer()) {
            container(template.getContainerBuilder(), options, template.getMetadata());
        } else if (template.hasK8SPod()) {
            boolean java = template.getMetadata().getRuntime().getFlavor().equals("java");
            PrimaryContainer.edit(template, primary -> primary(primary, options, java));
        } else if (options.cpu() != null
                || options.memory() != null
                || !options.env().isEmpty()) {
            throw new IllegalArgumentException("The task " + template.getId().getName()
                    + " has no container, so cpu, memory and env cannot be set for one call");
        }
        return spec.build();
    }

    private static void metadata(TaskMetadata.Builder metadata, CallOptions options) {
        if (options.retries() != null) {
            metadata.getRetriesBuilder().setRetries(options.retries());
        }
        java.time.Duration timeout = options.timeout();
        if (timeout != null) {
            metadata.setTimeout(
                    Duration.newBuilder().setSeconds(timeout.getSeconds()).setNanos(timeout.getNano()));
        }
        if (options.cache() != null) {
            metadata.setDiscoverable(options.cache() != CacheBehavior.DISABLE);
        }
    }

    private static void primary(PrimaryContainer container, CallOptions options, boolean java) {
        if (options.timeout() != null && java) {
            container.setArguments(withTimeout(container.arguments(), options.timeout()));
        }
        if (options.cpu() != null) {
            container.request("cpu", options.cpu());
        }
        if (options.memory() != null) {
            container.request("memory", options.memory());
        }
        container.replaceVariables(options.env());
    }

    private static List<String> withTimeout(List<String> arguments, java.time.Duration timeout) {
        return ContainerArguments.parse(arguments)
                .with(Option.TIMEOUT, seconds(timeout))
                .list();
    }

    private static void container(Container.Builder container, CallOptions options, TaskMetadata metadata) {
        if (options.timeout() != null && metadata.getRuntime().getFlavor().equals("java")) {
            List<String> arguments = withTimeout(container.getArgsList(), options.timeout());
            container.clearArgs().addAllArgs(arguments);
        }
        resource(container, ResourceName.CPU, options.cpu());
        resource(container, ResourceName.MEMORY, options.memory());
        options.env().forEach((name, value) -> variable(container, name, value));
    }

    /** Seconds with as many decimals as needed. */
    private static String seconds(java.time.Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A limit of the task's own goes, since it may be below what is asked for. */
    private static void resource(Container.Builder container, ResourceName name, @Nullable String quantity) {
        if (quantity == null) {
            return;
        }
        Resources declared = container.getResources();
        Resources.Builder resources = Resources.newBuilder();
        declared.getRequestsList().stream()
                .filter(entry -> entry.getName() != name)
                .forEach(resources::addRequests);
        declared.getLimitsList().stream()
                .filter(entry -> entry.getName() != name)
                .forEach(resources::addLimits);
        resources.addRequests(ResourceEntry.newBuilder().setName(name).setValue(quantity));
        container.setResources(resources);
    }

    private static void variable(Container.Builder container, String name, String value) {
        KeyValuePair variable =
                KeyValuePair.newBuilder().setKey(name).setValue(value).build();
        for (int i = 0; i < container.getEnvCount(); i++) {
            if (container.getEnv(i).getKey().equals(name)) {
                container.setEnv(i, variable);
                return;
            }
        }
        container.addEnv(variable);
    }
}
