package org.flyte.maven.settings;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says some of a task's settings; what is not called is not said. */
public final class TaskSettingsBuilder {
    private @Nullable String shortName;
    private CacheSettings cache = CacheSettings.NONE;
    private RetrySettings retries = RetrySettings.NONE;
    private TimeoutSettings timeout = TimeoutSettings.NONE;
    private @Nullable Boolean interruptible;
    private @Nullable Boolean entrypoint;
    private @Nullable Boolean report;
    private @Nullable String image;
    private ResourceSettings resources = ResourceSettings.NONE;
    private SortedMap<String, String> envVars = new TreeMap<>();
    private SortedMap<String, SecretSettings> secrets = new TreeMap<>();
    private @Nullable String queue;
    private @Nullable String podTemplate;
    private @Nullable String serviceAccount;
    private JvmSettings jvm = JvmSettings.NONE;
    private DocSettings docs = DocSettings.NONE;
    private SortedMap<String, String> links = new TreeMap<>();
    private SortedMap<String, TriggerSettings> triggers = new TreeMap<>();

    TaskSettingsBuilder() {}

    public TaskSettingsBuilder shortName(@Nullable String value) {
        shortName = value;
        return this;
    }

    public TaskSettingsBuilder cache(CacheSettings value) {
        cache = value;
        return this;
    }

    public TaskSettingsBuilder retries(RetrySettings value) {
        retries = value;
        return this;
    }

    public TaskSettingsBuilder timeout(TimeoutSettings value) {
        timeout = value;
        return this;
    }

    public TaskSettingsBuilder interruptible(@Nullable Boolean value) {
        interruptible = value;
        return this;
    }

    public TaskSettingsBuilder entrypoint(@Nullable Boolean value) {
        entrypoint = value;
        return this;
    }

    public TaskSettingsBuilder report(@Nullable Boolean value) {
        report = value;
        return this;
    }

    public TaskSettingsBuilder image(@Nullable String value) {
        image = value;
        return this;
    }

    public TaskSettingsBuilder resources(ResourceSettings value) {
        resources = value;
        return this;
    }

    public TaskSettingsBuilder envVars(SortedMap<String, String> value) {
        envVars = value;
        return this;
    }

    public TaskSettingsBuilder secrets(SortedMap<String, SecretSettings> value) {
        secrets = value;
        return this;
    }

    public TaskSettingsBuilder queue(@Nullable String value) {
        queue = value;
        return this;
    }

    public TaskSettingsBuilder podTemplate(@Nullable String value) {
        podTemplate = value;
        return this;
    }

    public TaskSettingsBuilder serviceAccount(@Nullable String value) {
        serviceAccount = value;
        return this;
    }

    public TaskSettingsBuilder jvm(JvmSettings value) {
        jvm = value;
        return this;
    }

    public TaskSettingsBuilder docs(DocSettings value) {
        docs = value;
        return this;
    }

    public TaskSettingsBuilder links(SortedMap<String, String> value) {
        links = value;
        return this;
    }

    public TaskSettingsBuilder triggers(SortedMap<String, TriggerSettings> value) {
        triggers = value;
        return this;
    }

    public TaskSettings build() {
        return new TaskSettings(
                shortName,
                cache,
                retries,
                timeout,
                interruptible,
                entrypoint,
                report,
                image,
                resources,
                envVars,
                secrets,
                queue,
                podTemplate,
                serviceAccount,
                jvm,
                docs,
                links,
                triggers);
    }
}
