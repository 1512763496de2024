package org.flyte.maven.config.bind;

import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;

/** Reads what an environment says for all of its tasks, and what a task says for itself. */
final class TaskSettingsBinder {
    private static final Kind<String> SHORT_NAME = Kind.upTo(NameText.LONGEST);

    private final ImageNames images;
    private final Kind<String> podTemplate;

    TaskSettingsBinder(ImageNames images, ProjectFiles files) {
        this.images = images;
        Kind<String> file = files.file("pod template");
        this.podTemplate = text ->
                text.endsWith(".yaml") || text.endsWith(".yml") ? file.read(text) : NameText.KUBERNETES.read(text);
    }

    /**
     * Reads the options.
     *
     * @param path the environment's key, and the task's name behind a dot: {@code etl.load}
     * @param weaker what the environment says; {@code NONE} for an environment
     */
    TaskSettings bind(Element options, String path, TaskSettings weaker) {
        return TaskSettings.builder()
                .shortName(options.value("shortName", SHORT_NAME))
                .cache(CacheBinder.bind(options.at("cache")))
                .retries(RetryBinder.bind(options.at("retries")))
                .timeout(timeout(options.at("timeout")))
                .interruptible(options.value("interruptible", NumberText.TRUTH))
                .entrypoint(options.value("entrypoint", NumberText.TRUTH))
                .report(options.value("report", NumberText.TRUTH))
                .image(options.child("image")
                        .map(image -> images.keyOf(image, path))
                        .orElse(null))
                .resources(ResourceBinder.bind(options.at("resources"), weaker.resources()))
                .envVars(options.leaves("envVars", NameText.ENV_VAR, NameText.ANY))
                .secrets(SecretBinder.bind(options))
                .queue(options.value("queue", NameText.QUEUE))
                .podTemplate(options.value("podTemplate", podTemplate))
                .serviceAccount(options.value("serviceAccount", NameText.KUBERNETES))
                .jvm(JvmBinder.bind(options.at("jvm")))
                .docs(DocBinder.bind(options.at("docs")))
                .links(options.leaves("links", NameText.ANY, LinkText.TEMPLATE))
                .triggers(TriggerBinder.bind(options))
                .build();
    }

    private static TimeoutSettings timeout(Element timeout) {
        return new TimeoutSettings(
                timeout.value("maxRuntime", DurationText.DURATION),
                timeout.value("maxQueued", DurationText.DURATION),
                timeout.value("deadline", DurationText.DURATION));
    }
}
