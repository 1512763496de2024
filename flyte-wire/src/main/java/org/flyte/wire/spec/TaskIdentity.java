package org.flyte.wire.spec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.core.TypedInterface;
import org.flyte.idl.core.VariableEntry;
import org.flyte.idl.core.VariableMap;

/**
 * What makes two calls calls of the same task, wherever and by whichever version of the code they are made. Names of child
 * actions and cache keys come of it, byte for byte as in the Python SDK. Immutable.
 *
 * @param name the task's full name
 * @param interfaceHash of the interface in canonical bytes
 * @param discoveryVersion the version of the task's own code
 */
public record TaskIdentity(String name, String interfaceHash, String discoveryVersion) {
    private static final int BASE = 36;

    /** The identity of a task as it is declared. */
    public static TaskIdentity of(TaskTemplate task) {
        return new TaskIdentity(
                task.getId().getName(),
                ContentHash.of(CanonicalBytes.of(sorted(task.getInterface()))),
                task.getMetadata().getDiscoveryVersion());
    }

    /** The identity as one hash. */
    public String hash() {
        return ContentHash.of(name + "-" + interfaceHash + "-" + discoveryVersion);
    }

    /**
     * The name of a child action: the same for the same call in every attempt of its parent.
     *
     * @param parent the parent action's name
     * @param inputsHash of the inputs that count for the cache
     * @param sequence counts calls with equal identity, inputs and group within the parent, from 1
     * @param group empty for none
     * @return 25 characters at most, of digits and lower-case letters
     */
    public String actionName(String parent, String inputsHash, int sequence, String group) {
        return actionName(parent, inputsHash, hash(), sequence, group);
    }

    static String actionName(String parent, String inputsHash, String identity, int sequence, String group) {
        String call =
                parent + "-" + inputsHash + "-" + identity + "-" + sequence + (group.isEmpty() ? "" : "-" + group);
        byte[] digest = ContentHash.digest("MD5", call.getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, digest).toString(BASE);
    }

    /** The key by which a call finds the outputs of an earlier one. */
    public String cacheKey(String inputsHash) {
        return ContentHash.of(inputsHash + name + interfaceHash + discoveryVersion);
    }

    private static TypedInterface sorted(TypedInterface declared) {
        TypedInterface.Builder sorted = declared.toBuilder();
        if (declared.hasInputs()) {
            sorted.setInputs(sorted(declared.getInputs()));
        }
        if (declared.hasOutputs()) {
            sorted.setOutputs(sorted(declared.getOutputs()));
        }
        return sorted.build();
    }

    private static VariableMap sorted(VariableMap declared) {
        List<VariableEntry> variables = new ArrayList<>(declared.getVariablesList());
        variables.sort(Comparator.comparing(VariableEntry::getKey, KeyOrder.SHORTER_FIRST));
        return VariableMap.newBuilder().addAllVariables(variables).build();
    }
}
