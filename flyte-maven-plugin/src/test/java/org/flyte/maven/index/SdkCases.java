package org.flyte.maven.index;

import static org.flyte.maven.settings.TaskSettings.builder;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.SecretSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TaskSettingsBuilder;
import org.flyte.maven.settings.TimeoutSettings;
import org.flyte.maven.settings.TriggerSettings;
import org.jspecify.annotations.Nullable;

/** The declarations of {@code sdk_specs.py}, as the POM says them: the same names, the same meaning. */
final class SdkCases {
    private static final String MOUNT = "/etc/flyte/secrets";
    private static final String NIGHTLY = "0 0 * * *";

    private final Map<String, EnvironmentSettings> cases = new LinkedHashMap<>();

    private SdkCases() {}

    static Map<String, EnvironmentSettings> all() {
        SdkCases all = new SdkCases();
        all.plain();
        all.resources();
        all.secrets();
        all.tasks();
        all.triggers();
        all.everything();
        return all.cases;
    }

    private void plain() {
        environment("nothing", UnaryOperator.identity());
        environment("documentation", UnaryOperator.identity());
        cases.put("description", settings("case", "what it is for", TaskSettings.NONE, TaskSettings.NONE));
        cases.put(
                "long names",
                settings(
                        "n".repeat(80),
                        null,
                        TaskSettings.NONE,
                        builder().shortName("s".repeat(80)).build()));
        environment("env vars", all -> all.envVars(map("A", "1", "Z", "")));
        environment("interruptible", all -> all.interruptible(true));
        environment("pod template by name", all -> all.podTemplate("my-template"));
        environment("pod", all -> all.podTemplate("pod.yaml"));
        environment("pod with resources", all -> all.podTemplate("pod.yaml")
                .envVars(map("A", "1", "POD", "of the task"))
                .interruptible(true)
                .resources(new ResourceSettings(
                        QuantitySettings.of("1"),
                        new QuantitySettings("1Gi", "2Gi"),
                        gpu("T4", 1, null, null),
                        "1Gi",
                        "auto")));
    }

    private void resources() {
        cpu("cpu as a float", "0.5", null);
        cpu("cpu as text", "1500m", null);
        cpu("cpu with a limit", "1", "2.5");
        memory("memory", "1024Mi", null);
        memory("memory with a limit", "1Gi", "1536Mi");
        gpu("any gpu", gpu(null, 3, null, null));
        gpu("gpu none", gpu(null, 0, null, null));
        gpu("gpu T4:2", gpu("T4", 2, null, null));
        gpu("gpu L40s", gpu("L40s", 1, null, null));
        gpu("gpu H200", gpu("H200", 8, null, null));
        gpu("gpu A100 80G", gpu("A100 80G", 1, null, null));
        gpu("gpu RTX PRO 6000", gpu("RTX PRO 6000", 2, null, null));
        gpu("gpu shared", gpu("T4 shared", null, null, null));
        gpu("gpu partition", gpu("A100", 1, null, "1g.5gb"));
        gpu("tpu", gpu("V5E", null, null, "2x4"));
        gpu("tpu V6E", gpu("V6E", null, "tpu", null));
        gpu("neuron", gpu("Trn1n", 16, null, null));
        gpu("amd", gpu("MI300X", 1, null, null));
        gpu("gaudi", gpu("Gaudi1", null, null, null));
        gpu("device of one's own", gpu("acme-npu", 4, "habana", "half"));
        others("disk", "5Gi", null);
        others("shm", null, "1Gi");
        others("shm auto", null, "auto");
    }

    private void secrets() {
        secret("secret", new SecretSettings("my-key", null, null, null));
        secret("secret of a group", new SecretSettings("my-key", "my-group", null, null));
        secret("secret in a variable", new SecretSettings("my-key", null, "OTHER", null));
        secret("secret as a file", new SecretSettings("k", null, null, MOUNT));
        secret("secret as both", new SecretSettings("k", "g", "BOTH", MOUNT));
        environment("service account", all -> all.serviceAccount("my-sa"));
        cases.put(
                "service account of the task",
                settings(
                        "case",
                        null,
                        builder().serviceAccount("env-sa").build(),
                        builder().serviceAccount("task-sa").build()));
    }

    private void tasks() {
        environment("cache auto", all -> all.cache(CacheSettings.of(CacheBehavior.AUTO)));
        cases.put(
                "cache of the task off",
                settings(
                        "case",
                        null,
                        builder().cache(CacheSettings.of(CacheBehavior.AUTO)).build(),
                        builder().cache(CacheSettings.of(CacheBehavior.DISABLE)).build()));
        task("cache override", all -> all.cache(cache(CacheBehavior.OVERRIDE, "v9", null, null, null)));
        task("cache serialized", all -> all.cache(cache(CacheBehavior.AUTO, null, true, List.of("s", "n"), "pepper")));
        task("cache disabled but said", all -> all.cache(cache(CacheBehavior.DISABLE, null, true, List.of("n"), null)));
        task("retries", all -> all.retries(RetrySettings.of(3)));
        task("constant back-off", all -> all.retries(new RetrySettings(1, Duration.ofMillis(1500), null, null)));
        task("timeout", all -> all.timeout(TimeoutSettings.of(Duration.ofSeconds(120, 500_000))));
        task("timeout of zero", all -> all.timeout(new TimeoutSettings(Duration.ZERO, null, Duration.ZERO)));
        task("timeout in the queue", all -> all.timeout(new TimeoutSettings(null, Duration.ofMinutes(1), null)));
        cases.put(
                "not interruptible",
                settings(
                        "case",
                        null,
                        builder().interruptible(true).build(),
                        builder().interruptible(false).build()));
        task("queue", all -> all.queue("other"));
        task("short name", all -> all.shortName("short \uD83D\uDE00"));
        task("entrypoint", all -> all.entrypoint(true));
        task("report", all -> all.report(true));
        task("links", all -> all.links(map("Logs", "https://l/{{.runName}}/{{.actionName}}/{{.podName}}")));
    }

    private void triggers() {
        trigger("cron", cron("0 0 1 * *"));
        trigger("cron in a zone", new Trigger().cron("*/5 1-3 * * 0", "America/New_York"));
        trigger("rate", new Trigger().every(Duration.ofHours(1), null));
        trigger("rate from a time", new Trigger().every(Duration.ofDays(1), Instant.parse("2024-01-02T03:04:05Z")));
        trigger("on demand", new Trigger().inputs("n", "1"));
        trigger("trigger inputs", cron(NIGHTLY).inputs("n", "-4", "s", "h\u00e9"));
        trigger("trigger time", cron(NIGHTLY).time("start"));
        trigger(
                "trigger time and inputs",
                new Trigger()
                        .every(Duration.ofMinutes(5), null)
                        .inputs("n", "1")
                        .time("start"));
        trigger("trigger off", cron(NIGHTLY).active(false));
        trigger("trigger variables", cron(NIGHTLY).envVars("A", "1", "B", ""));
        trigger("trigger description", cron(NIGHTLY).description("each night"));
        trigger("trigger labels", cron(NIGHTLY).labels("a", "b", "c", "d"));
        trigger("trigger interruptible", cron(NIGHTLY).interruptible(true));
        trigger("trigger not interruptible", cron(NIGHTLY).interruptible(false));
        trigger("trigger queue", cron(NIGHTLY).queue("q"));
        trigger("trigger overwrites", cron(NIGHTLY).overwriteCache());
        cases.put(
                "trigger of a task with a queue",
                settings(
                        "case",
                        null,
                        builder().queue("slow").build(),
                        builder().triggers(triggers(cron(NIGHTLY))).build()));
    }

    private void everything() {
        TaskSettings environment = builder()
                .resources(new ResourceSettings(
                        new QuantitySettings("500m", "2"),
                        new QuantitySettings("1Gi", "2Gi"),
                        gpu("A100_80G", 2, null, null),
                        "10Gi",
                        "auto"))
                .envVars(map("A", "1", "B", "two words", "EMPTY", ""))
                .secrets(new TreeMap<>(Map.of(
                        "a", new SecretSettings("db-password", null, null, null),
                        "b", new SecretSettings("key", "team-a", null, MOUNT),
                        "c", new SecretSettings("token", null, "API_TOKEN", null))))
                .queue("slow")
                .serviceAccount("runner")
                .build();
        TaskSettings task = builder()
                .shortName("the work")
                .cache(cache(CacheBehavior.OVERRIDE, "v9", true, List.of("n", "s"), null))
                .retries(new RetrySettings(5, Duration.ofMillis(1500), 2.5, Duration.ofMinutes(5)))
                .timeout(new TimeoutSettings(
                        Duration.ofMinutes(30).plusMillis(250), Duration.ofMinutes(1), Duration.ofHours(2)))
                .interruptible(true)
                .entrypoint(true)
                .report(true)
                .links(map(
                        "Logs",
                        "https://l/{{.executionProject}}/{{.executionDomain}}/{{.runName}}/{{.actionName}}/{{.podName}}",
                        "Metrics",
                        "https://m/x"))
                .triggers(triggers(
                        new Trigger("nightly")
                                .cron("30 2 * * 1-5", "Europe/Berlin")
                                .description("each night")
                                .active(false)
                                .inputs("n", "7", "start", "2024-01-02T03:04:05Z")
                                .envVars("K", "V", "L", "W")
                                .labels("team", "a")
                                .interruptible(false)
                                .overwriteCache()
                                .queue("fast"),
                        new Trigger("often")
                                .every(Duration.ofMinutes(90), Instant.parse("2030-01-02T03:04:05.25Z"))
                                .time("start")))
                .build();
        cases.put("everything", settings("case", "everything at once", environment, task));
    }

    private void cpu(String name, String request, @Nullable String limit) {
        environment(
                name,
                all -> all.resources(new ResourceSettings(
                        new QuantitySettings(request, limit),
                        QuantitySettings.NONE,
                        AcceleratorSettings.NONE,
                        null,
                        null)));
    }

    private void memory(String name, String request, @Nullable String limit) {
        environment(
                name,
                all -> all.resources(new ResourceSettings(
                        QuantitySettings.NONE,
                        new QuantitySettings(request, limit),
                        AcceleratorSettings.NONE,
                        null,
                        null)));
    }

    private void gpu(String name, AcceleratorSettings gpu) {
        environment(
                name,
                all -> all.resources(
                        new ResourceSettings(QuantitySettings.NONE, QuantitySettings.NONE, gpu, null, null)));
    }

    private void others(String name, @Nullable String disk, @Nullable String shm) {
        environment(
                name,
                all -> all.resources(new ResourceSettings(
                        QuantitySettings.NONE, QuantitySettings.NONE, AcceleratorSettings.NONE, disk, shm)));
    }

    private static AcceleratorSettings gpu(
            @Nullable String device, @Nullable Integer count, @Nullable String kind, @Nullable String partition) {
        return new AcceleratorSettings(device, count, kind, partition);
    }

    private static CacheSettings cache(
            CacheBehavior behavior,
            @Nullable String version,
            @Nullable Boolean serialize,
            @Nullable List<String> ignoredInputs,
            @Nullable String salt) {
        return new CacheSettings(behavior, version, serialize, ignoredInputs, salt);
    }

    private void secret(String name, SecretSettings secret) {
        environment(name, all -> all.secrets(new TreeMap<>(Map.of("x", secret))));
    }

    private void trigger(String name, Trigger trigger) {
        task(name, all -> all.triggers(triggers(trigger)));
    }

    private static SortedMap<String, TriggerSettings> triggers(Trigger... triggers) {
        SortedMap<String, TriggerSettings> settings = new TreeMap<>();
        for (Trigger trigger : triggers) {
            settings.put(trigger.name(), trigger.settings());
        }
        return settings;
    }

    private static Trigger cron(String expression) {
        return new Trigger().cron(expression, null);
    }

    private void environment(String name, UnaryOperator<TaskSettingsBuilder> said) {
        cases.put(name, settings("case", null, said.apply(builder()).build(), TaskSettings.NONE));
    }

    private void task(String name, UnaryOperator<TaskSettingsBuilder> said) {
        cases.put(
                name,
                settings("case", null, TaskSettings.NONE, said.apply(builder()).build()));
    }

    private static EnvironmentSettings settings(
            String name, @Nullable String description, TaskSettings defaults, TaskSettings task) {
        return new EnvironmentSettings(
                "case",
                name,
                description,
                true,
                List.of(),
                List.of(),
                List.of(),
                defaults,
                new TreeMap<>(Map.of("work", TaskEntry.of(task))));
    }

    static SortedMap<String, String> map(String... pairs) {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
