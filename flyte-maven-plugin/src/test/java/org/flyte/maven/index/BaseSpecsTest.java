package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flyte.idl.core.Container;
import org.flyte.idl.core.TaskMetadata;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.JvmSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.SpecCompletion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseSpecsTest {
    /** The declarations of the golden specs, in Java. */
    private static final String HELLO = """
            package org.acme;
            import java.util.*;
            import org.flyte.task.*;
            public class Hello {
              @Task public static String say(String name) { return "hi " + name; }
              @Task public static String asay(
                  @Param(defaultValue = "World") String name, @Param(defaultValue = "3") long n) {
                return name.repeat((int) n);
              }
              @Task public static void optional(Optional<Long> o) { }
            }
            """;

    private static final EnvironmentSettings ENVIRONMENT = EnvironmentSettings.named("hello");
    private static final Deployment DEPLOYMENT = new Deployment(
            "org",
            "proj",
            "dev",
            "v1",
            Map.of("hello", "ghcr.io/acme/hello:1"),
            "s3://bucket/p/d/HASH/fastabc.tar.gz",
            "ab".repeat(32));

    @TempDir
    Path temp;

    @Test
    void areThoseOfThePythonSdkButForAWrittenListOfDifferences() throws IOException {
        for (String name : List.of("say", "asay")) {
            TaskSpec java = SpecCompletion.complete(spec(name, ENVIRONMENT), DEPLOYMENT);
            TaskSpec python = golden("hello-" + name);
            assertThat(alike(java)).isEqualTo(alike(python));
            assertThat(alike(java).toByteString()).isEqualTo(alike(python).toByteString());
        }
    }

    /** Leaves out what has to differ, and says why. */
    private static TaskSpec alike(TaskSpec spec) {
        TaskSpec.Builder alike = spec.toBuilder();
        TaskTemplate.Builder template = alike.getTaskTemplateBuilder();
        TaskMetadata.Builder metadata = template.getMetadataBuilder();
        // What runs the task.
        metadata.getRuntimeBuilder().clearFlavor();
        // The golden specs are from before Python's deployment adds it; a live test holds it.
        alike.clearDocumentation();
        // A hash of bytecode, not of Python's syntax tree.
        metadata.clearDiscoveryVersion();
        // Python's tasks can be debugged in a VS Code in their container, for which a JVM has no counterpart.
        metadata.clearDebuggable();
        // Images of ours have no entry point, and a class is named as the code; order and names of the options are
        // tested
        // with the completion.
        template.getContainerBuilder().clearCommand().clearArgs();
        return alike.build();
    }

    @Test
    void haveWhatDiffersFromPython() {
        TaskTemplate template = spec("say", ENVIRONMENT).getTaskTemplate();
        assertThat(template.getMetadata().getRuntime().getFlavor()).isEqualTo("java");
        assertThat(template.getMetadata().getDiscoveryVersion()).matches("[0-9a-f]{64}");
        assertThat(template.getMetadata().getDebuggable()).isFalse();
        assertThat(template.getContainer().getCommandList())
                .containsExactly(
                        "java",
                        "-XX:MaxRAMPercentage=75",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path=/flyte/native",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        "/flyte/task.jar");
        assertThat(template.getContainer().getArgsList())
                .endsWith("--resolver", "java", "mod", "org.acme.Hello", "instance", "say");
    }

    @Test
    void knowNothingOfTheDeployment() {
        TaskTemplate template = spec("say", ENVIRONMENT).getTaskTemplate();
        assertThat(template.getId().getProject()
                        + template.getId().getDomain()
                        + template.getId().getOrg())
                .isEmpty();
        assertThat(template.getId().getVersion()).isEmpty();
        assertThat(template.getContainer().getImage()).isEmpty();
        assertThat(template.getMetadata().getCodeBundleUri()).isEmpty();
        assertThat(template.getContainer().getArgsList()).doesNotContain("--version", "--tgz", "--image-cache");
    }

    @Test
    void haveBothMapsOfTheInterfaceEvenWhenEmpty() {
        TaskTemplate template = spec("optional", ENVIRONMENT).getTaskTemplate();
        assertThat(template.getInterface().hasOutputs()).isTrue();
        assertThat(template.getInterface().getOutputs().getVariablesCount()).isZero();
    }

    @Test
    void makeAnOptionalInputNothingByDefaultAsPythonDoes() throws IOException {
        assertThat(spec("optional", ENVIRONMENT).getDefaultInputs(0))
                .isEqualTo(golden("hello-multi").getDefaultInputs(0));
    }

    @Test
    void takeFlagsAndVariablesOfTheEnvironment() {
        TaskSpec spec = spec(
                "say",
                new EnvironmentSettings(
                        "hello",
                        "n".repeat(80),
                        "what it is for",
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        TaskSettings.builder()
                                .jvm(JvmSettings.ofFlags(List.of("-Xss4m", "-Xshare:off")))
                                .envVars(new TreeMap<>(Map.of("B", "2", "A", "1")))
                                .build(),
                        new TreeMap<>()));
        Container container = spec.getTaskTemplate().getContainer();
        assertThat(container.getCommandList()).containsSubsequence("-XX:+UseSerialGC", "-Xss4m", "-Xshare:off", "-jar");
        assertThat(container.getEnvList())
                .extracting(pair -> pair.getKey() + pair.getValue())
                .containsExactly("A1", "B2");
        assertThat(spec.getEnvironment().getName()).hasSize(63);
        assertThat(spec.getEnvironment().getDescription()).isEqualTo("what it is for");
        assertThat(spec.getTaskTemplate().getId().getName()).isEqualTo("n".repeat(80) + ".say");
    }

    @Test
    void takeSettings() {
        TaskSpec spec = specWith(settings("s".repeat(80), CacheBehavior.AUTO, 3, Duration.ofMillis(90_500), true));
        TaskMetadata metadata = spec.getTaskTemplate().getMetadata();
        assertThat(spec.getShortName()).isEqualTo("s".repeat(63));
        assertThat(metadata.getDiscoverable()).isTrue();
        assertThat(metadata.getRetries().getRetries()).isEqualTo(3);
        assertThat(metadata.getTimeout().getSeconds()).isEqualTo(90);
        assertThat(metadata.getTimeout().getNanos()).isEqualTo(500_000_000);
        assertThat(metadata.getInterruptible()).isTrue();
        assertThat(spec.getTaskTemplate().getContainer().getArgsList())
                .containsSubsequence("--run-start-time", "--timeout", "90.5", "--resolver");
    }

    @Test
    void leaveOutATimeoutOfZero() {
        TaskSpec spec = specWith(settings(null, CacheBehavior.DISABLE, null, Duration.ZERO, null));
        assertThat(spec.getTaskTemplate().getMetadata().hasTimeout()).isFalse();
        assertThat(spec.getTaskTemplate().getContainer().getArgsList()).doesNotContain("--timeout");
        assertThat(spec.getTaskTemplate().getMetadata().getDiscoverable()).isFalse();
    }

    @Test
    void takeThePomBeforeTheAnnotationAndTheAnnotationBeforeTheEnvironment() {
        TaskSettings pom = settings("pom", null, null, null, null);
        TaskSettings annotation = settings("annotation", null, 2, null, false);
        TaskSettings environment = settings("environment", CacheBehavior.AUTO, 5, Duration.ofHours(1), true);
        assertThat(pom.over(annotation).over(environment))
                .isEqualTo(settings("pom", CacheBehavior.AUTO, 2, Duration.ofHours(1), false));
    }

    private static TaskSettings settings(
            @Nullable String shortName,
            @Nullable CacheBehavior cache,
            @Nullable Integer retries,
            @Nullable Duration timeout,
            @Nullable Boolean interruptible) {
        return TaskSettings.builder()
                .shortName(shortName)
                .cache(cache == null ? CacheSettings.NONE : CacheSettings.of(cache))
                .retries(retries == null ? RetrySettings.NONE : RetrySettings.of(retries))
                .timeout(timeout == null ? TimeoutSettings.NONE : TimeoutSettings.of(timeout))
                .interruptible(interruptible)
                .build();
    }

    private TaskSpec specWith(TaskSettings settings) {
        return spec(
                "say",
                new EnvironmentSettings(
                        "hello",
                        "hello",
                        null,
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        settings("weaker", null, 9, null, null),
                        new TreeMap<>(Map.of("say", TaskEntry.of(settings)))));
    }

    private TaskSpec spec(String task, EnvironmentSettings environment) {
        TaskIndex index = TaskIndex.of(List.of(Sources.compile(temp, HELLO)), List.of(environment), List.of());
        return index.tasks().stream()
                .filter(indexed -> indexed.declaration().name().equals(task))
                .map(BaseSpecs::of)
                .findFirst()
                .orElseThrow();
    }

    private static TaskSpec golden(String name) throws IOException {
        try (InputStream in = BaseSpecsTest.class.getResourceAsStream("/golden/" + name + ".binpb")) {
            return TaskSpec.parseFrom(in);
        }
    }
}
