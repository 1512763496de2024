package org.flyte.maven.plan;

import java.util.List;
import java.util.stream.Stream;
import org.flyte.maven.report.Change;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plan.json} holds: what a deployment would do.
 *
 * @param schemaVersion 1
 * @param endpoint address of the backend; null when nobody named one
 * @param org organisation, empty where the backend has none
 * @param version the version that the tasks would have
 * @param environments in the order of deployment
 * @param bundle the code bundle where there is one
 * @param bundles the code bundles where several modules have one each
 */
public record Plan(
        int schemaVersion,
        @Nullable String endpoint,
        String org,
        String project,
        String domain,
        String version,
        List<PlannedEnvironment> environments,
        List<PlannedImage> images,
        @Nullable PlannedBundle bundle,
        @Nullable List<PlannedBundle> bundles) {
    /** The current form of the file. */
    public static final int SCHEMA = 1;

    public Plan {
        environments = List.copyOf(environments);
        images = List.copyOf(images);
    }

    /**
     * An environment with its tasks.
     *
     * @param name name on the wire
     * @param image reference of its image, as far as it is known
     */
    public record PlannedEnvironment(String name, String image, List<PlannedTask> tasks) {
        public PlannedEnvironment {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task, and whether it would be sent: all but an unchanged one.
     *
     * @param name full name, {@code environment.task}
     * @param differences from what is registered under this version, else from the newest version, without those of
     *     version, image and bundle; null where there is none to tell
     */
    public record PlannedTask(
            String name, Change change, @Nullable List<Difference> differences) {}

    /**
     * An image, and whether it would be built and pushed.
     *
     * @param name key in the configuration
     * @param reference the whole reference where the image is there, else as much as is known
     * @param digest {@code sha256:…} of the image's manifest; null where no registry has it, or none could be asked
     */
    public record PlannedImage(
            String name, String reference, @Nullable String digest, Change change) {}

    /**
     * A code bundle, and whether it would be uploaded.
     *
     * @param module the module that it is of; null where it is the only one
     * @param path the bundle file
     * @param digest {@code sha256:…} of the file
     */
    public record PlannedBundle(@Nullable String module, String path, String digest, Change change) {
        PlannedBundle ofNobody() {
            return new PlannedBundle(null, path, digest, change);
        }
    }

    /** The code bundles, one or several or none. */
    public List<PlannedBundle> allBundles() {
        PlannedBundle one = bundle;
        List<PlannedBundle> several = bundles;
        if (several != null) {
            return several;
        }
        return one == null ? List.of() : List.of(one);
    }

    /** Every change of a task, an image and a bundle. */
    public Stream<Change> changes() {
        return Stream.of(
                        tasks().map(PlannedTask::change),
                        images.stream().map(PlannedImage::change),
                        allBundles().stream().map(PlannedBundle::change))
                .flatMap(changes -> changes);
    }

    public Stream<PlannedTask> tasks() {
        return environments.stream().flatMap(environment -> environment.tasks().stream());
    }
}
