package org.flyte.maven.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deployment.json} holds.
 *
 * @param schemaVersion 1
 * @param endpoint address of the backend
 * @param org organisation, empty where the backend has none
 * @param bundle the code bundle where there is one
 * @param bundles the code bundles where several modules have one each
 * @param timings milliseconds by step: {@code plan}, {@code images}, {@code bundle}, {@code tasks}, {@code total}
 */
public record DeploymentRecord(
        int schemaVersion,
        String endpoint,
        String org,
        String project,
        String domain,
        String version,
        List<EnvironmentRecord> environments,
        List<ImageRecord> images,
        @Nullable BundleRecord bundle,
        @Nullable List<BundleRecord> bundles,
        Map<String, Long> timings) {
    /** The current form of the file. */
    public static final int SCHEMA = 1;

    /** The bundles of all modules that have one. */
    public List<BundleRecord> allBundles() {
        BundleRecord one = bundle;
        List<BundleRecord> several = bundles;
        if (several != null) {
            return several;
        }
        return one == null ? List.of() : List.of(one);
    }

    /**
     * An environment with its tasks.
     *
     * @param name name on the wire
     * @param image reference of its image
     */
    public record EnvironmentRecord(String name, String image, List<TaskRecord> tasks) {}

    /**
     * A task, and what became of it.
     *
     * @param name full name, {@code environment.task}
     * @param registered whether this deployment sent it and the backend took it
     * @param url its page in the console
     * @param triggers what starts it by itself; null for nothing
     */
    public record TaskRecord(
            String name,
            Change change,
            boolean registered,
            String url,
            @Nullable List<TriggerRecord> triggers) {}

    /**
     * What starts a task by itself.
     *
     * @param active whether it fires
     */
    public record TriggerRecord(String name, boolean active) {}

    /**
     * An image, and what became of it.
     *
     * @param name key in the configuration
     * @param digest {@code sha256:…} of the image's manifest; null for the embedded backend, which has no registry
     * @param pushed whether anything was sent to the registry, or laid out for the embedded backend
     */
    public record ImageRecord(
            String name, String reference, @Nullable String digest, Change change, boolean pushed) {}

    /**
     * A code bundle, and what became of it.
     *
     * @param module the module that it is of; null where it is the only one
     * @param path the bundle file
     * @param digest {@code sha256:…} of the file
     * @param uri where it lies in the backend's store
     * @param uploaded whether it was sent; false when the store had it
     */
    public record BundleRecord(
            @Nullable String module, String path, String digest, String uri, Change change, boolean uploaded) {}
}
