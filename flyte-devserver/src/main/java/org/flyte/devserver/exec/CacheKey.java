package org.flyte.devserver.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.Digests;
import org.flyte.devserver.store.ObjectStore;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.Inputs;
import org.flyte.idl.task.NamedLiteral;

/**
 * By what the result of an action is found again: its task without the version, its interface, its inputs but for those
 * that the task's cache ignores, and the key that came with the action.
 */
final class CacheKey {
    private CacheKey() {}

    static boolean isCacheable(ActionRecord action) {
        return action.getDetails().getTask().getTaskTemplate().getMetadata().getDiscoverable();
    }

    /** 64 hexadecimal characters. */
    static String of(ActionRecord action, String inputFile, ObjectStore objects) throws IOException {
        TaskTemplate template = action.getDetails().getTask().getTaskTemplate();
        Identifier task = template.getId();
        Inputs inputs = Inputs.parseFrom(objects.read(inputFile).orElse(new byte[0]));
        String text = String.join(
                "\n",
                task.getProject(),
                task.getDomain(),
                task.getName(),
                Digests.sha256Base64(Digests.canonical(template.getInterface())),
                hash(inputs, template.getMetadata().getCacheIgnoreInputVarsList()),
                action.getCacheKey());
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Inputs inputs, List<String> ignored) {
        Inputs.Builder counted = Inputs.newBuilder();
        inputs.getLiteralsList().stream()
                .filter(literal -> !ignored.contains(literal.getName()))
                .sorted(Comparator.comparing(NamedLiteral::getName))
                .map(CacheKey::hashed)
                .forEach(counted::addLiterals);
        return Digests.sha256Base64(Digests.canonical(counted.build()));
    }

    /** A literal that brings a hash of what it stands for counts by that. */
    private static NamedLiteral hashed(NamedLiteral literal) {
        String hash = literal.getValue().getHash();
        return hash.isEmpty()
                ? literal
                : literal.toBuilder()
                        .setValue(Literal.newBuilder().setHash(hash))
                        .build();
    }
}
