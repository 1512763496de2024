package org.flyte.maven.index.spec;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What Kubernetes would refuse in a pod only when a run starts, and what can be seen without its schema. */
final class PodErrors {
    private static final String CONTAINER = "(initC|c)ontainers\\[]";

    private static final Pattern TEXT = Pattern.compile(CONTAINER
            + "\\.(name|image|workingDir|imagePullPolicy|command\\[]|args\\[]|env\\[]\\.(name|value)"
            + "|volumeMounts\\[]\\.(name|mountPath|subPath))"
            + "|volumes\\[]\\.name|imagePullSecrets\\[]\\.name|tolerations\\[]\\.(key|operator|value|effect)"
            + "|nodeSelector\\..+|serviceAccountName|schedulerName|priorityClassName|runtimeClassName|restartPolicy|nodeName"
            + "|metadata\\.(labels|annotations)\\..+");

    private static final Pattern LIST = Pattern.compile("(initC|c)ontainers|volumes|tolerations|imagePullSecrets|"
            + CONTAINER + "\\.(env|envFrom|command|args|ports|volumeMounts)");

    private static final Pattern MAPPING = Pattern.compile(
            CONTAINER + "(\\.(env\\[]|ports\\[]|volumeMounts\\[]|resources))?|volumes\\[]|tolerations\\[]"
                    + "|nodeSelector|metadata\\.(labels|annotations)");

    private static final Pattern NAMED = Pattern.compile(CONTAINER + "(\\.(env|volumeMounts)\\[])?|volumes\\[]");

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

    private final List<String> errors = new ArrayList<>();

    private PodErrors() {}

    /**
     * Looks for them.
     *
     * @param spec the pod's spec
     * @param metadata its metadata
     * @return each with its path in the pod's spec; none when nothing is seen
     */
    static List<String> of(Struct spec, Struct metadata) {
        PodErrors errors = new PodErrors();
        spec.getFieldsMap().forEach((name, value) -> errors.check(name, value));
        metadata.getFieldsMap().forEach((name, value) -> errors.check("metadata." + name, value));
        errors.containers(spec);
        return errors.errors;
    }

    private void check(String path, Value value) {
        String form = PLACE.matcher(path).replaceAll("[]");
        if (TEXT.matcher(form).matches()) {
            if (!value.hasStringValue()) {
                errors.add(
                        path + " must be text: " + (isScalar(value) ? "quote it" : "write one word or a quoted text"));
            }
        } else if (LIST.matcher(form).matches() && !value.hasListValue()) {
            errors.add(path + " must be a list: begin each entry with -");
        } else if (MAPPING.matcher(form).matches() && !value.hasStructValue()) {
            errors.add(path + " must be a mapping of names to values");
        } else {
            if (NAMED.matcher(form).matches() && !value.getStructValue().containsFields("name")) {
                errors.add(path + ".name is missing");
            }
            children(path, value);
        }
    }

    private void children(String path, Value value) {
        value.getStructValue().getFieldsMap().forEach((name, child) -> check(path + "." + name, child));
        List<Value> list = value.getListValue().getValuesList();
        for (int i = 0; i < list.size(); i++) {
            check(path + "[" + i + "]", list.get(i));
        }
    }

    private void containers(Struct spec) {
        Value containers = spec.getFieldsOrDefault("containers", Value.getDefaultInstance());
        if (containers.hasListValue() && containers.getListValue().getValuesCount() == 0) {
            errors.add("containers is empty: leave it out, or name the container that runs the task");
        }
        Set<String> names = new HashSet<>();
        containers.getListValue().getValuesList().stream()
                .map(container -> container
                        .getStructValue()
                        .getFieldsOrDefault("name", Value.getDefaultInstance())
                        .getStringValue())
                .filter(name -> !name.isEmpty() && !names.add(name))
                .forEach(name -> errors.add("containers has two named " + name));
    }

    private static boolean isScalar(Value value) {
        return value.hasBoolValue() || value.hasNumberValue();
    }
}
