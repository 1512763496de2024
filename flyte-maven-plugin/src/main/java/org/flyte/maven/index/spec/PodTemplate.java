package org.flyte.maven.index.spec;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.K8sObjectMetadata;
import org.flyte.idl.core.K8sPod;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.wire.spec.PrimaryContainer;

/**
 * A pod that users describe in a file of Kubernetes's own form: a {@code PodTemplate}, a {@code Pod}, or what either has below
 * {@code template} or {@code spec}.
 *
 * @param pod its labels, its annotations and its spec
 * @param primary the container that runs the task: the one named {@code primary}, else the only one
 */
public record PodTemplate(K8sPod pod, String primary) {
    /** A file that is no pod; the message is one sentence without a full stop. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private static final String CONTAINERS = "containers";
    private static final String METADATA = "metadata";
    private static final String SPEC = "spec";

    /** Whether a setting means a file rather than a template that the cluster has. */
    public static boolean isFile(String setting) {
        String name = setting.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * Reads a file.
     *
     * @throws UnusableException when it cannot be read, is no YAML, or has no container that can run the task
     */
    public static PodTemplate read(Path file) throws UnusableException {
        try {
            return of(YamlStruct.read(Files.readString(file)));
        } catch (IOException e) {
            throw new UnusableException("the file " + file + " cannot be read");
        }
    }

    private static PodTemplate of(Struct document) throws UnusableException {
        Struct template = document.containsFields("template") ? child(document, "template") : document;
        boolean bare = template.containsFields(CONTAINERS);
        if (!bare && !template.containsFields(SPEC) && !template.containsFields(METADATA)) {
            throw new UnusableException("it has neither containers nor a spec nor metadata");
        }
        Struct spec = bare ? template : child(template, SPEC);
        Struct metadata = bare ? Struct.getDefaultInstance() : child(template, METADATA);
        List<String> errors = PodErrors.of(spec, metadata);
        if (!errors.isEmpty()) {
            throw new UnusableException(String.join("; ", errors));
        }
        List<String> names = child(spec).stream()
                .map(container -> container
                        .getStructValue()
                        .getFieldsOrDefault("name", Value.getDefaultInstance())
                        .getStringValue())
                .toList();
        String primary = primary(names);
        return new PodTemplate(
                K8sPod.newBuilder()
                        .setPodSpec(names.isEmpty() ? withContainer(spec, primary) : spec)
                        .setMetadata(K8sObjectMetadata.newBuilder()
                                .putAllLabels(texts(metadata, "labels"))
                                .putAllAnnotations(texts(metadata, "annotations")))
                        .build(),
                primary);
    }

    private static String primary(List<String> names) throws UnusableException {
        if (names.isEmpty() || names.contains(PrimaryContainer.DEFAULT)) {
            return PrimaryContainer.DEFAULT;
        }
        if (names.size() == 1 && !names.get(0).isEmpty()) {
            return names.get(0);
        }
        throw new UnusableException("none of its containers " + String.join(", ", names) + " is named "
                + PrimaryContainer.DEFAULT + ", so nothing says which one runs the task");
    }

    private static List<Value> child(Struct spec) {
        return spec.getFieldsOrDefault(CONTAINERS, Value.getDefaultInstance())
                .getListValue()
                .getValuesList();
    }

    private static Struct child(Struct parent, String name) {
        return parent.getFieldsOrDefault(name, Value.getDefaultInstance()).getStructValue();
    }

    private static Struct withContainer(Struct spec, String name) {
        Struct container = Struct.newBuilder()
                .putFields("name", Value.newBuilder().setStringValue(name).build())
                .build();
        Value.Builder list = Value.newBuilder();
        list.getListValueBuilder().addValues(Value.newBuilder().setStructValue(container));
        return spec.toBuilder().putFields(CONTAINERS, list.build()).build();
    }

    private static Map<String, String> texts(Struct metadata, String name) {
        return child(metadata, name).getFieldsMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getStringValue()));
    }

    /**
     * Makes a task run in this pod.
     *
     * @param container command, arguments, variables and resources of the task, which outrank those of the file
     */
    public void apply(TaskTemplate.Builder template, Container container) {
        template.setK8SPod(pod).putConfig(PrimaryContainer.CONFIG, primary);
        PrimaryContainer.edit(template, primaryContainer -> {
            primaryContainer.setCommand(container.getCommandList());
            primaryContainer.setArguments(container.getArgsList());
            primaryContainer.putResources(
                    ResourceSpecs.named(container.getResources().getRequestsList()),
                    ResourceSpecs.named(container.getResources().getLimitsList()));
            Map<String, String> variables = new LinkedHashMap<>();
            container.getEnvList().forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
            primaryContainer.prependVariables(variables);
        });
    }
}
