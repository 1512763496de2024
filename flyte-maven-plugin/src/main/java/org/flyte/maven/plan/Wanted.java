package org.flyte.maven.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.Target;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it shall be.
 *
 * @param version the version of all tasks
 * @param versionComputed whether it is a digest of what is deployed, so that the same version means the same content
 * @param tasks in the order of deployment
 * @param images which image a task runs in: its key in the configuration, by the wire name of the environment, or by the full
 *     name of a task that has one of its own
 * @param bundle the code bundle; null where all code is in the image
 */
public record Wanted(
        Target target,
        String version,
        boolean versionComputed,
        List<WantedTask> tasks,
        Map<String, String> images,
        @Nullable Bundle bundle) {
    public Wanted {
        tasks = List.copyOf(tasks);
        images = Map.copyOf(images);
    }

    /** The image of a task. */
    public String image(WantedTask task) {
        String own = images.get(task.name());
        return own == null ? String.valueOf(images.get(task.environment())) : own;
    }

    /** The task under this deployment's version. */
    public TaskIdentifier id(WantedTask task) {
        return id(task.name(), version);
    }

    TaskIdentifier id(String name, String ofVersion) {
        return TaskIdentifier.newBuilder()
                .setOrg(target.org())
                .setProject(target.project())
                .setDomain(target.domain())
                .setName(name)
                .setVersion(ofVersion)
                .build();
    }

    /**
     * What completes the tasks' specs.
     *
     * @param references each image's reference, by its key in the configuration
     */
    public Deployment deployment(Map<String, String> references, @Nullable PlacedBundle placed) {
        Map<String, String> byName = new LinkedHashMap<>();
        images.forEach((name, key) -> byName.put(name, references.getOrDefault(key, "")));
        return new Deployment(
                target.org(),
                target.project(),
                target.domain(),
                version,
                byName,
                placed == null ? null : placed.uri(),
                placed == null ? null : placed.sha256Hex());
    }
}
