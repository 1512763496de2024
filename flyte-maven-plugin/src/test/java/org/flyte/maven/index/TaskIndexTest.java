package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskIndexTest {
    private static final String LOAD = """
            package org.acme.etl;
            import org.flyte.task.*;
            public class Load {
              @Task public static void load() { }
              public static long plain(long n) { return n; }
              public static long twice(long n) { return n; }
              public static long twice(int n) { return n; }
              public static long mixed(long n) { return n; }
              public long mixed(int n) { return n; }
              public long object(int n) { return n; }
            }
            """;
    private static final String FIT = """
            package org.acme.train;
            import org.flyte.task.*;
            @Environment("train")
            public class Fit {
              @Task public static void fit() { }
            }
            """;
    private static final EnvironmentSettings ETL = EnvironmentSettings.named("etl");
    private static final EnvironmentSettings TRAIN = EnvironmentSettings.named("train");

    @TempDir
    Path temp;

    @Test
    void oneEnvironmentTakesEveryTaskThatSaysNothing() {
        assertThat(names(List.of(ETL), List.of(), LOAD)).containsExactly("etl.load");
    }

    @Test
    void ofSeveralEnvironmentsTheAnnotationDecidesBeforeTheGlobs() {
        List<EnvironmentSettings> environments = List.of(claiming("etl", "org.acme.**"), TRAIN);
        assertThat(names(environments, List.of(), LOAD, FIT)).containsExactly("etl.load", "train.fit");
    }

    @Test
    void theKeyChoosesAndTheNameIsWritten() {
        EnvironmentSettings named = EnvironmentSettings.of("train", "train-prod", TaskSettings.NONE);
        assertThat(names(List.of(ETL, named), List.of(), FIT)).containsExactly("train-prod.fit");
    }

    @Test
    void anUnknownEnvironmentIsReportedWithTheKnownOnes() {
        assertThat(problem(List.of(ETL, claiming("other")), List.of(), FIT).text())
                .startsWith("FLYTE-211 org/acme/train/Fit.java:5")
                .contains("environment train", "etl, other");
    }

    @Test
    void aTaskThatBelongsNowhereIsReported() {
        assertThat(problem(List.of(ETL, TRAIN), List.of(), LOAD).text())
                .startsWith("FLYTE-212 org/acme/etl/Load.java:4")
                .contains("etl, train", "add @Environment to the method or its class");
    }

    @Test
    void aTaskThatTwoEnvironmentsClaimIsReported() {
        List<EnvironmentSettings> environments = List.of(claiming("a", "org.acme.etl.*"), claiming("b", "**.Load"));
        assertThat(problem(environments, List.of(), LOAD).text())
                .startsWith("FLYTE-213")
                .contains("a, b");
    }

    @Test
    void overloadsAreReportedWithBothPlaces() {
        String source =
                Sources.type("A", "@Task public static void t(long n) { }", "@Task public static void t(int n) { }");
        assertThat(problem(List.of(ETL), List.of(), source).text())
                .startsWith("FLYTE-210 A.java:")
                .contains("etl.t", "A.java:7", "A.java:8", "@Task(name = …)");
    }

    @Test
    void oneNameInTwoEnvironmentsIsFine() {
        String source = Sources.type(
                "A",
                "@Task @Environment(\"etl\") public static void t(long n) { }",
                "@Task @Environment(\"train\") public static void t(int n) { }");
        assertThat(names(List.of(ETL, TRAIN), List.of(), source)).containsExactlyInAnyOrder("etl.t", "train.t");
    }

    @Test
    void faultsOfMethodsAndOfPlacesComeTogether() {
        String source = Sources.type(
                "A", "@Task public void object() { }", "@Task @Environment(\"no\") public static void t() { }");
        assertThat(problems(List.of(ETL), List.of(), source))
                .extracting(Problem::code)
                .containsExactly(IndexCode.NOT_STATIC, IndexCode.UNKNOWN_ENVIRONMENT);
    }

    @Test
    void thePomMakesTasksOfPlainMethods() {
        List<OutsideTask> outside = List.of(outside("train", "simple", "plain"), outside("etl", "static-one", "mixed"));
        assertThat(names(List.of(ETL, TRAIN), outside, LOAD.replace("@Task ", "")))
                .containsExactly("etl.static-one", "train.simple");
    }

    @Test
    void thePomNamesAnAnnotatedMethodAnew() {
        assertThat(names(List.of(ETL, TRAIN), List.of(outside("train", "other", "load")), LOAD))
                .containsExactly("train.other");
    }

    @ParameterizedTest
    @CsvSource({
        "absent, FLYTE-222, no method org.acme.etl.Load.absent",
        "twice, FLYTE-223, 2 methods org.acme.etl.Load.twice",
        "object, FLYTE-201, Load.object"
    })
    void aMethodThatThePomCannotMeanIsReported(String method, String code, String words) {
        List<OutsideTask> outside = List.of(outside("etl", "t", method));
        assertThat(problem(List.of(ETL), outside, LOAD).text()).startsWith(code).contains(words);
    }

    @Test
    void aClassThatIsNotThereIsReportedAtThePom() {
        OutsideTask outside = new OutsideTask("etl", "t", "org.acme.Gone", "t", "environments.etl.tasks.t");
        assertThat(problem(List.of(ETL), List.of(outside), LOAD).where()).isEqualTo("environments.etl.tasks.t");
    }

    @Test
    void oneMethodIsOneTask() {
        List<OutsideTask> outside = List.of(outside("etl", "one", "plain"), outside("etl", "two", "plain"));
        assertThat(problem(List.of(ETL), outside, LOAD).text())
                .contains("is also the task one")
                .startsWith("FLYTE-210");
    }

    @ParameterizedTest
    @CsvSource({
        "org.acme.*, org.acme.Load, true",
        "org.acme.*, org.acme.etl.Load, false",
        "org.acme.**, org.acme.etl.Load, true",
        "**.Load, org.acme.etl.Load, true",
        "org.acme.etl.L*, org.acme.etl.Load$Nested, true",
        "org.acme.etl.Load, org.acme.etl.Loader, false",
        "orgXacme.*, org.acme.Load, false"
    })
    void globsAreOfBinaryNames(String glob, String className, boolean matches) {
        assertThat(new ClassNameGlob(glob).matches(className)).isEqualTo(matches);
    }

    private static OutsideTask outside(String environment, String task, String method) {
        String where = "environments." + environment + ".tasks." + task;
        return new OutsideTask(environment, task, "org.acme.etl.Load", method, where);
    }

    private static EnvironmentSettings claiming(String key, String... classes) {
        return new EnvironmentSettings(
                key, key, null, true, List.of(classes), List.of(), List.of(), TaskSettings.NONE, new TreeMap<>());
    }

    private List<String> names(List<EnvironmentSettings> environments, List<OutsideTask> outside, String... sources) {
        return TaskIndex.of(List.of(Sources.compile(temp, sources)), environments, outside).tasks().stream()
                .map(IndexedTask::wireName)
                .toList();
    }

    private Problem problem(List<EnvironmentSettings> environments, List<OutsideTask> outside, String... sources) {
        List<Problem> problems = problems(environments, outside, sources);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private List<Problem> problems(
            List<EnvironmentSettings> environments, List<OutsideTask> outside, String... sources) {
        List<Path> classes = List.of(Sources.compile(temp, sources));
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TaskIndex.of(classes, environments, outside))
                .actual()
                .problems();
    }
}
