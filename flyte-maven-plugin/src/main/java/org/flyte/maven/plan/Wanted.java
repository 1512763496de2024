package org.flyte.maven.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.task.TaskIdentifier;
import org.flyte.maven.config.Target;
import org.flyte.wire.spec.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it shall be.
 *
 * @param version the version of all tasks
 * @param versionComputed whether it is a digest of what is deployed, so that the same version means the same content
 * @param tasks in the order of deployment
 * @param modules whose tasks they are
 */
public record Wanted(
        Target target, String version, boolean versionComputed, List<WantedTask> tasks, List<WantedModule> modules) {
    public Wanted {
        tasks = List.copyOf(tasks);
        modules = List.copyOf(modules);
    }

    /** The image of a task. */
    public String image(WantedTask task) {
        Map<String, String> images = task.module().images();
        String own = images.get(task.name());
        return own == null ? String.valueOf(images.get(task.environment())) : own;
    }

    /** The image of an environment; null when all its tasks have images of their own, or it has none. */
    public @Nullable String image(String environment) {
        return tasks.stream()
                .filter(task -> task.environment().equals(environment))
                .findFirst()
                .map(task -> task.module().images().get(environment))
                .orElse(null);
    }

    /** The module's tasks, in the order of deployment. */
    List<WantedTask> tasksOf(WantedModule module) {
        return tasks.stream().filter(task -> task.module().equals(module)).toList();
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
     * What completes the specs of each module's tasks.
     *
     * @param placed the bundles in the backend's store
     * @param references each image's reference, by its key in the configuration
     */
    public Map<WantedModule, Deployment> deployments(
            Map<String, String> references, Map<WantedModule, PlacedBundle> placed) {
        Map<WantedModule, Deployment> deployments = new LinkedHashMap<>();
        modules.forEach(module -> deployments.put(module, deployment(module, references, placed.get(module))));
        return deployments;
    }

    private Deployment deployment(WantedModule module, Map<String, String> references, @Nullable PlacedBundle placed) {
        Map<String, String> byName = new LinkedHashMap<>();
        module.images().forEach((name, key) -> byName.put(name, references.getOrDefault(key, "")));
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
