package org.flyte.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.maven.config.CopyStyle;
import org.flyte.maven.index.OtherJdk;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.DocSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.ImageSettings;
import org.flyte.maven.settings.JvmSettings;
import org.flyte.maven.settings.LayerSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.SecretSettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.flyte.maven.settings.TriggerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes a computed version, and what does not. */
class ComputedVersionTest {
    @TempDir
    Path temp;

    @Test
    void whereAndByWhomItIsBuiltDoesNotMatter() throws Exception {
        String version = project("here").prepare().version();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String user = System.getProperty("user.name");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            System.setProperty("user.name", "nobody");
            SampleProject elsewhere = project("quite/elsewhere");
            Path class1 = elsewhere.folder().resolve("classes/Etl.class");
            Files.setPosixFilePermissions(class1, PosixFilePermissions.fromString("rw-------"));
            Files.setLastModifiedTime(class1, FileTime.fromMillis(0));

            assertThat(elsewhere.prepare().version()).isEqualTo(version);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            System.setProperty("user.name", user);
        }
    }

    @Test
    void theOrderInWhichFilesWereMadeDoesNotMatter() throws Exception {
        SampleProject one = project("one");
        SampleProject other = project("other");
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(one.folder().resolve("classes").resolve(name), name);
        }
        for (String name : List.of("c", "a", "b")) {
            Files.writeString(other.folder().resolve("classes").resolve(name), name);
        }

        assertThat(one.prepare().version()).isEqualTo(other.prepare().version());
    }

    @Test
    void anotherJdkWithAnotherUmaskGivesTheSameVersions() throws Exception {
        SampleProject here = everything(project("here").folder());
        Path there = temp.resolve("there");

        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask 077; cp -r \"$0\" \"$1\" && shift && exec \"$@\"",
                        here.folder().toString(),
                        there.toString(),
                        OtherJdk.find().home().resolve("bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ComputedVersionTest.class.getName(),
                        there.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().filter(line -> line.matches("[0-9a-f]{32}")))
                .as(output)
                .containsExactlyElementsOf(versions(here));
    }

    /** Prints the versions of the project that lies in a folder. */
    public static void main(String[] arguments) {
        versions(everything(Path.of(arguments[0]))).forEach(System.out::println);
    }

    private static List<String> versions(SampleProject project) {
        return Stream.of(CopyStyle.values())
                .map(style -> project.withCopyStyle(style).prepare().version())
                .toList();
    }

    /** With layers, included files, variables and labels. */
    private static SampleProject everything(Path folder) {
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(folder.resolve("data/rows.csv"), "1,2\n");
            Path script = Files.writeString(folder.resolve("data/run.sh"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EnvironmentSettings environment = new EnvironmentSettings(
                "etl", "etl", null, true, List.of(), List.of("data/*"), List.of(), TaskSettings.NONE, new TreeMap<>());
        return SampleProject.at(folder).with(new TreeMap<>(Map.of("default", image())), environment);
    }

    private static ImageSettings image() {
        return new ImageSettings(
                "default",
                "eclipse-temurin:21-jre",
                null,
                null,
                new TreeMap<>(Map.of("a", "1", "b", "2")),
                null,
                null,
                List.of("a", "b"),
                null,
                null,
                "etl",
                List.of("stable"),
                List.of("linux/amd64"),
                new TreeMap<>(Map.of("K", "v", "L", "w")),
                new TreeMap<>(Map.of("k", "v", "l", "w")),
                new TreeMap<>(Map.of("data", new LayerSettings("data", "/opt", true, List.of("*"), List.of("*.txt")))),
                "1000",
                "/opt");
    }

    @Test
    void everyFieldOfAnImageMattersAndSoDoTheBordersOfAList() throws Exception {
        SampleProject project = everything(project("here").folder());
        Files.writeString(project.folder().resolve("xdockerfile"), "FROM scratch\n");
        Map<String, String> versions = new HashMap<>(Map.of(project.prepare().version(), "as it is"));
        for (RecordComponent field : ImageSettings.class.getRecordComponents()) {
            for (Object value : values(field)) {
                String version = project.with(
                                new TreeMap<>(Map.of("default", with(image(), field, value))),
                                project.model().environments().get(0))
                        .prepare()
                        .version();
                assertThat(versions.put(version, field.getName()))
                        .as("%s = %s", field.getName(), value)
                        .isNull();
            }
        }
    }

    private static List<Object> values(RecordComponent field) {
        LayerSettings layer = image().layers().get("data");
        return switch (field.getName()) {
            case "key" -> List.of();
            case "layers" ->
                List.of(
                        layers("other", layer),
                        layers("data", new LayerSettings("data", "/opt", true, List.of("*"), List.of("*.md"))),
                        layers("data", new LayerSettings("data", "/opt", true, List.of("**"), List.of("*.txt"))),
                        layers("data", new LayerSettings("data", "/opt", false, List.of("*"), List.of("*.txt"))),
                        layers("data", new LayerSettings("data", "/srv", true, List.of("*"), List.of("*.txt"))),
                        layers("data", new LayerSettings("./data", "/opt", true, List.of("*"), List.of("*.txt"))));
            default ->
                field.getType() == String.class
                        ? List.of("x" + field.getName())
                        : field.getType() == List.class
                                ? List.of(List.of("c, d"), List.of("c", "d"))
                                : List.of(
                                        new TreeMap<>(Map.of("c", "3, d=4")),
                                        new TreeMap<>(Map.of("c", "3", "d", "4")));
        };
    }

    private static Object layers(String key, LayerSettings layer) {
        return new TreeMap<>(Map.of(key, layer));
    }

    private static ImageSettings with(ImageSettings image, RecordComponent changed, Object value) throws Exception {
        List<Object> values = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent field : ImageSettings.class.getRecordComponents()) {
            types.add(field.getType());
            values.add(
                    field.getName().equals(changed.getName())
                            ? value
                            : field.getAccessor().invoke(image));
        }
        return ImageSettings.class
                .getDeclaredConstructor(types.toArray(Class[]::new))
                .newInstance(values.toArray());
    }

    @Test
    void everySettingMatters() {
        SampleProject project = project("here");
        Map<String, TaskSettings> said = new HashMap<>();
        said.put(project.prepare().version(), TaskSettings.NONE);

        settings().forEach(settings -> {
            String version = project.withEnvironments(EnvironmentSettings.of("etl", "etl", settings))
                    .prepare()
                    .version();
            assertThat(said.put(version, settings)).as(settings + "").isNull();
        });
    }

    private static Stream<TaskSettings> settings() {
        return Stream.of(
                TaskSettings.builder().shortName("x").build(),
                TaskSettings.builder()
                        .cache(new CacheSettings(CacheBehavior.AUTO, null, null, null, null))
                        .build(),
                TaskSettings.builder()
                        .cache(new CacheSettings(CacheBehavior.OVERRIDE, "7", null, null, null))
                        .build(),
                TaskSettings.builder()
                        .cache(new CacheSettings(CacheBehavior.OVERRIDE, "8", null, null, null))
                        .build(),
                TaskSettings.builder()
                        .cache(new CacheSettings(CacheBehavior.AUTO, null, true, null, null))
                        .build(),
                TaskSettings.builder()
                        .cache(new CacheSettings(CacheBehavior.AUTO, null, null, null, "salt"))
                        .build(),
                TaskSettings.builder().retries(RetrySettings.of(2)).build(),
                TaskSettings.builder()
                        .retries(new RetrySettings(2, Duration.ofSeconds(1), 2.0, Duration.ofSeconds(9)))
                        .build(),
                TaskSettings.builder()
                        .timeout(TimeoutSettings.of(Duration.ofMinutes(3)))
                        .build(),
                TaskSettings.builder()
                        .timeout(new TimeoutSettings(null, Duration.ofMinutes(3), null))
                        .build(),
                TaskSettings.builder().interruptible(true).build(),
                TaskSettings.builder().entrypoint(true).build(),
                resources("2", null, null, null),
                resources(null, "2Gi", null, null),
                resources(null, null, "10Gi", null),
                resources(null, null, null, "1Gi"),
                TaskSettings.builder().envVars(new TreeMap<>(Map.of("A", "1"))).build(),
                TaskSettings.builder().envVars(new TreeMap<>(Map.of("A", "2"))).build(),
                TaskSettings.builder()
                        .secrets(new TreeMap<>(Map.of("s", new SecretSettings("k", null, "K", null))))
                        .build(),
                TaskSettings.builder()
                        .secrets(new TreeMap<>(Map.of("s", new SecretSettings("k", "g", "K", null))))
                        .build(),
                TaskSettings.builder().podTemplate("mine").build(),
                TaskSettings.builder().serviceAccount("robot").build(),
                TaskSettings.builder()
                        .jvm(JvmSettings.ofFlags(List.of("-Xss2m")))
                        .build(),
                TaskSettings.builder()
                        .docs(new DocSettings("short", null, null))
                        .build(),
                TaskSettings.builder().docs(new DocSettings(null, "long", null)).build(),
                TaskSettings.builder()
                        .docs(new DocSettings(null, null, "https://example.org"))
                        .build(),
                TaskSettings.builder()
                        .links(new TreeMap<>(Map.of("logs", "https://example.org/{{.runName}}")))
                        .build(),
                trigger("0 3 * * *", null),
                trigger("0 3 * * *", false),
                trigger("0 4 * * *", null));
    }

    private static TaskSettings resources(String cpu, String memory, String disk, String shm) {
        return TaskSettings.builder()
                .resources(new ResourceSettings(
                        cpu == null ? QuantitySettings.NONE : QuantitySettings.of(cpu),
                        memory == null ? QuantitySettings.NONE : QuantitySettings.of(memory),
                        AcceleratorSettings.NONE,
                        disk,
                        shm))
                .build();
    }

    private static TaskSettings trigger(String cron, Boolean active) {
        TriggerSettings trigger = new TriggerSettings(
                "t",
                cron,
                null,
                null,
                null,
                new TreeMap<>(),
                null,
                active,
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                null);
        return TaskSettings.builder()
                .triggers(new TreeMap<>(Map.of("t", trigger)))
                .build();
    }

    private SampleProject project(String folder) {
        return SampleProject.in(temp.resolve(folder), SampleProject.tasks("load"));
    }
}
