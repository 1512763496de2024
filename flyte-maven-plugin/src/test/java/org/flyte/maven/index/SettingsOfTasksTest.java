package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flyte.maven.settings.TaskSettings.builder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.AcceleratorSettings;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.JvmSettings;
import org.flyte.maven.settings.QuantitySettings;
import org.flyte.maven.settings.ResourceSettings;
import org.flyte.maven.settings.TaskEntry;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TriggerSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the POM says of tasks, held against the tasks. */
class SettingsOfTasksTest {
    private static final String SOURCE = """
            package org.acme;
            import java.time.Instant;
            import org.flyte.task.*;
            public class Etl {
              @Task public static String load(Instant start, int n, @Param(name = "the-name") String name) { return name; }
              @Task public static void nothing() { }
              public static long plain(long x) { return x; }
              public static long twin(long x) { return x; }
              public static long twin(String x) { return 1; }
            }
            """;

    @TempDir
    static Path temp;

    private static Path classes;

    @BeforeAll
    static void compile() {
        classes = Sources.compile(temp, SOURCE);
    }

    @Test
    void everythingThatFitsNoTaskIsReportedAtOnce() {
        TriggerSettings bad = new Trigger()
                .cron("0 0 * * *", null)
                .inputs("n", "3000000000", "nmae", "x", "start", "yesterday")
                .time("n")
                .settings();
        List<Problem> problems = problems(Map.of(
                "load",
                TaskEntry.of(builder()
                        .cache(new CacheSettings(CacheBehavior.AUTO, null, null, List.of("thename"), null))
                        .triggers(new TreeMap<>(Map.of("t", bad)))
                        .build()),
                "laod",
                TaskEntry.of(TaskSettings.NONE),
                "absent",
                new TaskEntry("org.acme.Etl", "absent", TaskSettings.NONE),
                "twin",
                new TaskEntry("org.acme.Etl", null, TaskSettings.NONE)));

        assertThat(problems)
                .extracting(Problem::text)
                .containsExactlyInAnyOrder(
                        "FLYTE-222 <environments><etl><tasks><absent>: There is no method org.acme.Etl.absent. To mend it:"
                                + " correct <class> or <method>; a nested class is Outer$Inner.",
                        "FLYTE-223 <environments><etl><tasks><twin>: There are 2 methods org.acme.Etl.twin. To mend it: give"
                                + " them different names.",
                        "FLYTE-224 <environments><etl><tasks><laod>: The environment etl has no task laod; its tasks are load,"
                                + " nothing. To mend it: write <load>.",
                        "FLYTE-225 <environments><etl><tasks><load><cache><ignoredInputs>: The task etl.load has no input"
                                + " thename; its inputs are n, start, the-name. To mend it: write the-name.",
                        "FLYTE-226 <environments><etl><tasks><load><triggers><t><inputs><n>: The input n says 3000000000. To"
                                + " mend it: write an integer from -2147483648 to 2147483647.",
                        "FLYTE-225 <environments><etl><tasks><load><triggers><t><inputs><nmae>: The task etl.load has no input"
                                + " nmae; its inputs are n, start, the-name. To mend it: leave it out, or use a known name.",
                        "FLYTE-226 <environments><etl><tasks><load><triggers><t><inputs><start>: The input start says"
                                + " \"yesterday\". To mend it: write a date or a time from year 1 to 9999 such as"
                                + " 2026-01-31 or 2026-01-31T12:00:00Z.",
                        "FLYTE-227 <environments><etl><tasks><load><triggers><t><timeInput>: The input n of etl.load is of type int,"
                                + " and takes no time. To mend it: name an input of type Instant.");
    }

    @Test
    void anUnknownInputOfATaskWithoutAnyIsSaidSo() {
        Trigger trigger = new Trigger().cron("0 0 * * *", null).inputs("x", "1");
        assertThat(problems(Map.of("nothing", triggered(trigger, CacheBehavior.DISABLE))))
                .extracting(Problem::what)
                .containsExactly("The task etl.nothing has no input x; it has none");
    }

    @Test
    void theTimeIsNoInputWithAValue() {
        Trigger trigger = new Trigger()
                .cron("0 0 * * *", null)
                .inputs("start", "2024-01-01T00:00:00Z")
                .time("start");
        assertThat(codes(triggered(trigger, CacheBehavior.DISABLE))).containsExactly(IndexCode.TIME_INPUT);
    }

    @Test
    void aCachedTaskTakesTheTimeAloneOnly() {
        Trigger alone = new Trigger().cron("0 0 * * *", null).time("start");
        Trigger beside = new Trigger().cron("0 0 * * *", null).inputs("n", "1").time("start");
        assertThat(codes(triggered(beside, CacheBehavior.AUTO))).containsExactly(IndexCode.TIME_INPUT_OF_CACHED_TASK);
        assertThat(codes(triggered(beside, CacheBehavior.DISABLE))).isEmpty();
        assertThat(codes(triggered(alone, CacheBehavior.AUTO))).isEmpty();
    }

    @Test
    void aPodTemplateThatCannotBeReadIsAProblemOfItsTask() {
        assertThat(problems(Map.of(
                        "load",
                        TaskEntry.of(builder().podTemplate("absent.yaml").build()))))
                .extracting(Problem::text)
                .containsExactly(
                        "FLYTE-229 <environments><etl><tasks><load><podTemplate>: The pod template absent.yaml cannot be"
                                + " used: the file " + temp.resolve("absent.yaml")
                                + " cannot be read. To mend it: write a Pod or"
                                + " PodTemplate of Kubernetes whose container for the task is named primary.");
    }

    @Test
    void aMethodThatOnlyThePomNamesIsATaskWithThePomsSettings() {
        TaskIndex index = index(
                environment(Map.of(
                        "sum",
                        new TaskEntry(
                                "org.acme.Etl",
                                "plain",
                                builder().shortName("s").build()))),
                ModuleFacts.NONE);
        assertThat(index.tasks())
                .filteredOn(task -> task.declaration().name().equals("sum"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.declaration().method().name()).isEqualTo("plain");
                    assertThat(BaseSpecs.of(task).getShortName()).isEqualTo("s");
                });
    }

    @Test
    void aTaskOfAnotherModuleIsNoMistakeHere() {
        EnvironmentSettings environment = environment(Map.of("elsewhere", TaskEntry.of(TaskSettings.NONE)));
        ModuleFacts facts = new ModuleFacts(temp, null, List.of(), StandardCharsets.UTF_8, null, false, Set.of("etl"));
        assertThat(index(environment, facts).tasks()).hasSize(2);
    }

    @Test
    void theQueueTravelsBesideTheSpec() {
        EnvironmentSettings environment =
                environment(Map.of("load", TaskEntry.of(builder().queue("fast").build())));
        assertThat(SpecsFile.of(index(environment, ModuleFacts.NONE).tasks()).getEntriesList())
                .extracting(entry -> entry.getMethod() + "=" + entry.getQueue())
                .containsExactly("load=fast", "nothing=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "1000m", "250m", ".5", "1e0", "999999999n"})
    void aTaskOfOneCpuAtMostIsTunedToStartFast(String cpu) {
        assertThat(flags(cpu, null)).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        assertThat(flags(cpu, "throughput")).doesNotContain("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1.5", "1001m", "1k"})
    void aTaskOfMoreIsNot(String cpu) {
        assertThat(flags(cpu, null)).doesNotContain("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        assertThat(flags(cpu, "startup")).contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @CsvSource({"300,255", "255,255", "256,255"})
    void aLongDescriptionIsCutAsThePythonSdkCutsIt(int length, int kept) {
        TaskSettings said = builder()
                .docs(new org.flyte.maven.settings.DocSettings("x".repeat(length), null, "https://x"))
                .build();
        var documentation = BaseSpecs.of(load(said)).getDocumentation();
        assertThat(documentation.getShortDescription()).hasSize(kept);
        assertThat(documentation.getShortDescription().endsWith("...(tr.)")).isEqualTo(length > kept);
        assertThat(documentation.getSourceCode().getLink()).isEqualTo("https://x");
    }

    private static List<String> flags(String cpu, String profile) {
        TaskSettings settings = builder()
                .jvm(new JvmSettings(profile, List.of("-Xss4m")))
                .resources(new ResourceSettings(
                        QuantitySettings.of(cpu), QuantitySettings.NONE, AcceleratorSettings.NONE, null, null))
                .timeout(org.flyte.maven.settings.TimeoutSettings.of(Duration.ofSeconds(1)))
                .build();
        return BaseSpecs.of(load(settings)).getTaskTemplate().getContainer().getCommandList();
    }

    private static IndexedTask load(TaskSettings said) {
        return index(environment(Map.of("load", TaskEntry.of(said))), ModuleFacts.NONE)
                .tasks()
                .get(0);
    }

    private static TaskEntry triggered(Trigger trigger, CacheBehavior cache) {
        return TaskEntry.of(builder()
                .cache(CacheSettings.of(cache))
                .triggers(new TreeMap<>(Map.of("t", trigger.settings())))
                .build());
    }

    private static List<IndexCode> codes(TaskEntry load) {
        return problems(Map.of("load", load)).stream()
                .map(problem -> (IndexCode) problem.code())
                .toList();
    }

    private static List<Problem> problems(Map<String, TaskEntry> tasks) {
        ModuleFacts facts = new ModuleFacts(temp, null, List.of(), StandardCharsets.UTF_8, null, false, Set.of());
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> index(environment(tasks), facts));
        return thrown == null ? List.of() : thrown.problems();
    }

    private static TaskIndex index(EnvironmentSettings environment, ModuleFacts facts) {
        Scan scan = ClassScanner.scan(List.of(classes), OutsideTask.of(List.of(environment)));
        return TaskIndex.of(List.of(new ModuleTasks(scan, List.of(environment), facts)));
    }

    private static EnvironmentSettings environment(Map<String, TaskEntry> tasks) {
        return new EnvironmentSettings(
                "etl", "etl", null, true, List.of(), List.of(), List.of(), TaskSettings.NONE, new TreeMap<>(tasks));
    }
}
