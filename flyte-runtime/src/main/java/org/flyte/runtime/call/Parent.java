package org.flyte.runtime.call;

import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.common.ActionIdentifier;
import org.flyte.idl.common.RunIdentifier;
import org.flyte.idl.core.KeyValuePair;
import org.flyte.task.TaskContext;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.ImageCache;
import org.jspecify.annotations.Nullable;

/**
 * The running action and the deployment that its code belongs to.
 *
 * @param imageCache the images by environment or task, as an argument of the container holds them; empty for none
 * @param bundleDigest SHA-256 of the bundle file, 64 hexadecimal digits; null exactly when {@code bundleUri} is
 * @param environment the container's
 */
public record Parent(
        TaskContext context,
        String imageCache,
        @Nullable String bundleUri,
        @Nullable String bundleDigest,
        Map<String, String> environment,
        ClassLoader classes) {

    ActionIdentifier id() {
        return ActionIdentifier.newBuilder()
                .setRun(RunIdentifier.newBuilder()
                        .setOrg(context.org())
                        .setProject(context.project())
                        .setDomain(context.domain())
                        .setName(context.run()))
                .setName(context.action())
                .build();
    }

    Deployment deployment() {
        return new Deployment(
                context.org(),
                context.project(),
                context.domain(),
                context.version(),
                imageCache.isEmpty() ? Map.of() : ImageCache.decode(imageCache),
                bundleUri,
                bundleDigest);
    }

    /** What travels beside the inputs: from whoever started the run down to every action, and what the call adds. */
    Iterable<KeyValuePair> custom(Map<String, String> added) {
        Map<String, String> custom = new TreeMap<>(context.custom());
        custom.putAll(added);
        return custom.entrySet().stream()
                .map(entry -> KeyValuePair.newBuilder()
                        .setKey(entry.getKey())
                        .setValue(entry.getValue())
                        .build())
                .toList();
    }
}
