package org.flyte.maven.settings;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a task in its annotation, in the POM or for its whole environment. Null: not said there.
 *
 * @param shortName the name for the console
 * @param interruptible whether machines that can be taken away will do
 * @param entrypoint whether the console lists it as a place to begin
 * @param report whether its attempts leave reports for people
 * @param image key of the image that the task runs in
 * @param envVars sorted by name
 * @param secrets by key of the POM
 * @param queue the queue of runs that triggers start
 * @param podTemplate name of a pod template in the cluster, or a file ending in {@code .yaml} or {@code .yml}
 * @param serviceAccount the Kubernetes service account
 * @param links URI templates of pages about an action, by the name that the console shows
 * @param triggers by key of the POM
 */
public record TaskSettings(
        @Nullable String shortName,
        CacheSettings cache,
        RetrySettings retries,
        TimeoutSettings timeout,
        @Nullable Boolean interruptible,
        @Nullable Boolean entrypoint,
        @Nullable Boolean report,
        @Nullable String image,
        ResourceSettings resources,
        SortedMap<String, String> envVars,
        SortedMap<String, SecretSettings> secrets,
        @Nullable String queue,
        @Nullable String podTemplate,
        @Nullable String serviceAccount,
        JvmSettings jvm,
        DocSettings docs,
        SortedMap<String, String> links,
        SortedMap<String, TriggerSettings> triggers) {
    public static final TaskSettings NONE = builder().build();

    public TaskSettings {
        envVars = Stronger.of(envVars, Map.of());
        secrets = Stronger.of(secrets, Map.of());
        links = Stronger.of(links, Map.of());
        triggers = Stronger.of(triggers, Map.of());
    }

    public static TaskSettingsBuilder builder() {
        return new TaskSettingsBuilder();
    }

    /** These settings, and the weaker ones where these say nothing; entries of maps are laid over each other one by one. */
    public TaskSettings over(TaskSettings weaker) {
        return new TaskSettings(
                Stronger.of(shortName, weaker.shortName),
                cache.over(weaker.cache),
                retries.over(weaker.retries),
                timeout.over(weaker.timeout),
                Stronger.of(interruptible, weaker.interruptible),
                Stronger.of(entrypoint, weaker.entrypoint),
                Stronger.of(report, weaker.report),
                Stronger.of(image, weaker.image),
                resources.over(weaker.resources),
                Stronger.of(envVars, weaker.envVars),
                Stronger.of(secrets, weaker.secrets),
                Stronger.of(queue, weaker.queue),
                Stronger.of(podTemplate, weaker.podTemplate),
                Stronger.of(serviceAccount, weaker.serviceAccount),
                jvm.over(weaker.jvm),
                docs.over(weaker.docs),
                Stronger.of(links, weaker.links),
                Stronger.of(triggers, weaker.triggers));
    }

    /** The longest run of one attempt; null: no limit. */
    public @Nullable Duration limit() {
        Duration limit = timeout.maxRuntime();
        return limit == null || limit.isZero() ? null : limit;
    }
}
