package org.flyte.devserver.service;

import java.util.Map;
import java.util.regex.Pattern;
import org.flyte.devserver.http.RpcFailure;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.RunSpec;
import org.flyte.idl.task.TaskSpec;

/**
 * Refuses what a real backend accepts and then cannot start: such a run stays QUEUED for ever there, and nobody says
 * why.
 */
final class Admission {
    private static final int MAX_SHORT_NAME = 63;
    private static final int MAX_TYPE = 63;
    private static final int MAX_TEMPLATE_BYTES = 1_500_000;
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private Admission() {}

    static void check(TaskSpec spec, RunSpec runSpec) {
        TaskTemplate template = spec.getTaskTemplate();
        require(spec.getShortName().length() <= MAX_SHORT_NAME, "a short_name of more than 63 characters");
        require(!template.getType().isEmpty(), "a task without a type");
        require(template.getType().length() <= MAX_TYPE, "a task type of more than 63 characters");
        require(template.getSerializedSize() <= MAX_TEMPLATE_BYTES, "a task template of more than 1.5 MB");
        for (Map.Entry<String, String> label :
                runSpec.getLabels().getValuesMap().entrySet()) {
            boolean legal = LABEL_KEY.matcher(label.getKey()).matches()
                    && (label.getValue().isEmpty() || Names.isLabelValue(label.getValue()));
            require(
                    legal,
                    "the label " + label.getKey() + "=" + label.getValue() + ", which Kubernetes does not take,");
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw RpcFailure.invalid(
                    what + " leaves a run QUEUED for ever on a real backend; the development server refuses it");
        }
    }
}
