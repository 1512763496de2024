package org.flyte.wire.spec;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.K8sPod;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.idl.core.TaskTemplate;

/**
 * The container that runs the task in a pod of the user's own, in which Flyte has no message for a container but the JSON
 * of Kubernetes.
 */
public final class PrimaryContainer {
    /** The key of the template's config that names it. */
    public static final String CONFIG = "primary_container_name";

    /** The name where the config says none. */
    public static final String DEFAULT = "primary";

    private static final String CONTAINERS = "containers";
    private static final String NAME = "name";
    private static final String IMAGE = "image";
    private static final String COMMAND = "command";
    private static final String ARGS = "args";
    private static final String ENV = "env";
    private static final String VALUE = "value";
    private static final String RESOURCES = "resources";

    private Struct json;

    private PrimaryContainer(Struct json) {
        this.json = json;
    }

    /**
     * Changes the primary container of a template's pod.
     *
     * @throws IllegalArgumentException when the pod has no container of the name that the template's config gives
     */
    public static void edit(TaskTemplate.Builder template, Consumer<PrimaryContainer> change) {
        String name = template.getConfigOrDefault(CONFIG, DEFAULT);
        K8sPod.Builder pod = template.getK8SPodBuilder();
        Value listed = pod.getPodSpec().getFieldsOrDefault(CONTAINERS, Value.getDefaultInstance());
        ListValue.Builder containers = listed.getListValue().toBuilder();
        int index = index(listed.getListValue(), name);
        if (index < 0) {
            throw new IllegalArgumentException("The pod template has no container named " + name);
        }
        PrimaryContainer container =
                new PrimaryContainer(containers.getValues(index).getStructValue());
        change.accept(container);
        containers.setValues(
                index, Value.newBuilder().setStructValue(container.json).build());
        pod.getPodSpecBuilder()
                .putFields(
                        CONTAINERS, Value.newBuilder().setListValue(containers).build());
    }

    private static int index(ListValue containers, String name) {
        for (int i = 0; i < containers.getValuesCount(); i++) {
            if (name.equals(text(containers.getValues(i).getStructValue(), NAME))) {
                return i;
            }
        }
        return -1;
    }

    /** A template whose pod is replaced by its primary container, for who cannot run pods; others as they are. */
    public static TaskTemplate flattened(TaskTemplate template) {
        Value listed = template.getK8SPod().getPodSpec().getFieldsOrDefault(CONTAINERS, Value.getDefaultInstance());
        if (index(listed.getListValue(), template.getConfigOrDefault(CONFIG, DEFAULT)) < 0) {
            return template;
        }
        TaskTemplate.Builder flat = template.toBuilder();
        edit(flat, primary -> flat.setContainer(primary.container()));
        return flat.build();
    }

    private Container container() {
        Container.Builder container = Container.newBuilder()
                .setImage(text(json, IMAGE))
                .addAllCommand(texts(COMMAND))
                .addAllArgs(arguments());
        for (Value variable : list(ENV)) {
            container.addEnv(KeyValuePair.newBuilder()
                    .setKey(text(variable.getStructValue(), NAME))
                    .setValue(text(variable.getStructValue(), VALUE)));
        }
        return container.build();
    }

    public boolean hasImage() {
        return !text(json, IMAGE).isEmpty();
    }

    public void setImage(String reference) {
        put(IMAGE, Value.newBuilder().setStringValue(reference).build());
    }

    public void setCommand(List<String> command) {
        put(COMMAND, list(command));
    }

    public List<String> arguments() {
        return texts(ARGS);
    }

    public void setArguments(List<String> arguments) {
        put(ARGS, list(arguments));
    }

    /** Puts variables before those of the pod template, in their order, as the Python SDK does. */
    public void prependVariables(Map<String, String> variables) {
        if (variables.isEmpty()) {
            return;
        }
        ListValue.Builder env = ListValue.newBuilder();
        variables.forEach((name, value) -> env.addValues(Value.newBuilder()
                .setStructValue(Struct.newBuilder()
                        .putFields(NAME, Value.newBuilder().setStringValue(name).build())
                        .putFields(
                                VALUE, Value.newBuilder().setStringValue(value).build()))));
        env.addAllValues(list(ENV));
        put(ENV, Value.newBuilder().setListValue(env).build());
    }

    /** Puts variables in the place of those with the same names. */
    public void replaceVariables(Map<String, String> variables) {
        if (variables.isEmpty()) {
            return;
        }
        ListValue.Builder others = ListValue.newBuilder();
        list(ENV).stream()
                .filter(variable -> !variables.containsKey(text(variable.getStructValue(), NAME)))
                .forEach(others::addValues);
        put(ENV, Value.newBuilder().setListValue(others).build());
        prependVariables(variables);
    }

    /** Puts amounts over those of the pod template, of which others stay. */
    public void putResources(Map<String, String> requests, Map<String, String> limits) {
        if (requests.isEmpty() && limits.isEmpty()) {
            return;
        }
        Struct.Builder resources = resources();
        put(resources, "requests", requests);
        put(resources, "limits", limits);
        put(RESOURCES, Value.newBuilder().setStructValue(resources).build());
    }

    /** Asks for an amount; a limit goes, since it may be below. */
    public void request(String resource, String quantity) {
        Struct.Builder resources = resources();
        put(resources, "requests", Map.of(resource, quantity));
        Value limits = resources.getFieldsOrDefault("limits", Value.getDefaultInstance());
        if (limits.hasStructValue()) {
            resources.putFields(
                    "limits",
                    Value.newBuilder()
                            .setStructValue(limits.getStructValue().toBuilder().removeFields(resource))
                            .build());
        }
        put(RESOURCES, Value.newBuilder().setStructValue(resources).build());
    }

    private Struct.Builder resources() {
        return json.getFieldsOrDefault(RESOURCES, Value.getDefaultInstance()).getStructValue().toBuilder();
    }

    private static void put(Struct.Builder resources, String kind, Map<String, String> amounts) {
        Struct.Builder all =
                resources.getFieldsOrDefault(kind, Value.getDefaultInstance()).getStructValue().toBuilder();
        new TreeMap<>(amounts)
                .forEach((name, amount) -> all.putFields(
                        name, Value.newBuilder().setStringValue(amount).build()));
        resources.putFields(kind, Value.newBuilder().setStructValue(all).build());
    }

    private void put(String field, Value value) {
        json = json.toBuilder().putFields(field, value).build();
    }

    private List<Value> list(String field) {
        return json.getFieldsOrDefault(field, Value.getDefaultInstance())
                .getListValue()
                .getValuesList();
    }

    private List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        list(field).forEach(value -> texts.add(value.getStringValue()));
        return texts;
    }

    private static Value list(List<String> texts) {
        ListValue.Builder list = ListValue.newBuilder();
        texts.forEach(text -> list.addValues(Value.newBuilder().setStringValue(text)));
        return Value.newBuilder().setListValue(list).build();
    }

    private static String text(Struct json, String field) {
        return json.getFieldsOrDefault(field, Value.getDefaultInstance()).getStringValue();
    }
}
