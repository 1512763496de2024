package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flyte.maven.problem.Problem;
import org.flyte.maven.settings.CacheBehavior;
import org.flyte.maven.settings.CacheSettings;
import org.flyte.maven.settings.RetrySettings;
import org.flyte.maven.settings.TaskSettings;
import org.flyte.maven.settings.TimeoutSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassScannerTest {
    private static final String HELLO = """
            package org.acme;

            import org.flyte.task.*;

            @Environment("greetings")
            public class Hello {
              @Task
              static String say(
                  @Param(description = "who to greet") String name,
                  long times,
                  double pause,
                  @Param(name = "loud-or-not") boolean loud) {
                return name + times + pause + loud;
              }

              @Task(name = "all-set", shortName = "Everything", cache = CacheBehavior.AUTO, retries = 3, timeout = "90s",
                  interruptible = false)
              @Environment("others")
              public static void everything() { }

              @Task(name = "", shortName = "", timeout = "", retries = -1)
              public static void written() { }

              public static void noTask() { }

              public static class Nested {
                @Task public static int inner() { return 1; }
              }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void findsAnnotatedMethodsOfAllClasses() {
        Scan scan = scan(HELLO);
        assertThat(scan.problems()).isEmpty();
        assertThat(scan.tasks())
                .extracting(t -> t.method().className(), t -> t.method().name(), TaskDeclaration::name)
                .containsExactly(
                        tuple("org.acme.Hello", "everything", "all-set"),
                        tuple("org.acme.Hello", "say", "say"),
                        tuple("org.acme.Hello", "written", "written"),
                        tuple("org.acme.Hello$Nested", "inner", "inner"));
    }

    @Test
    void knowsWhereATaskIs() {
        TaskDeclaration say = task("say");
        assertThat(say.location().text()).isEqualTo("org/acme/Hello.java:13");
        assertThat(say.method().descriptor()).isEqualTo("(Ljava/lang/String;JDZ)Ljava/lang/String;");
        assertThat(say.method().shortText()).isEqualTo("Hello.say");
        assertThat(say.bodyHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void readsParametersInTheirOrder() {
        assertThat(task("say").inputs())
                .extracting(TaskInput::name, TaskInput::javaType, TaskInput::description)
                .containsExactly(
                        tuple("name", "String", "who to greet"),
                        tuple("times", "long", ""),
                        tuple("pause", "double", ""),
                        tuple("loud-or-not", "boolean", ""));
    }

    @Test
    void takesTheEnvironmentOfTheMethodBeforeThatOfItsClass() {
        assertThat(task("say").environment()).isEqualTo("greetings");
        assertThat(task("all-set").environment()).isEqualTo("others");
        assertThat(task("inner").environment()).as("of a nested class").isNull();
    }

    @Test
    void tellsWhatIsSetFromWhatIsNot() {
        assertThat(task("all-set").settings())
                .isEqualTo(TaskSettings.builder()
                        .shortName("Everything")
                        .cache(CacheSettings.of(CacheBehavior.AUTO))
                        .retries(RetrySettings.of(3))
                        .timeout(TimeoutSettings.of(Duration.ofSeconds(90)))
                        .interruptible(false)
                        .build());
        assertThat(task("say").settings()).isEqualTo(TaskSettings.NONE);
        assertThat(task("written").settings()).isEqualTo(TaskSettings.NONE);
    }

    @Test
    void readsNamesFromEitherTable() {
        String source = Sources.type("A", "@Task public static void t(long a, List<Double> b, int c) { int d = c; }");
        for (List<String> options : List.of(List.of("-g"), List.of("-g:none", "-parameters"))) {
            Scan scan = ClassScanner.scan(List.of(Sources.compile(temp.resolve(options.get(0)), options, source)));
            assertThat(scan.problems()).isEmpty();
            assertThat(scan.tasks().get(0).inputs()).extracting(TaskInput::name).containsExactly("a", "b", "c");
        }
    }

    @Test
    void saysHowToGetNamesWhereThereAreNone() {
        String source = Sources.type("A", "@Task public static void t(long a, @Param(name = \"b\") long b) { }");
        Scan scan = ClassScanner.scan(List.of(Sources.compile(temp, List.of("-g:none"), source)));
        assertThat(scan.tasks()).isEmpty();
        assertThat(scan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(IndexCode.NO_PARAMETER_NAMES);
            assertThat(problem.where()).isEqualTo("A.class");
            assertThat(problem.fix()).contains("<parameters>true</parameters>");
        });
    }

    @Test
    void needsNoNamesWhereAllAreGiven() {
        String source = Sources.type("A", "@Task public static void t(@Param(name = \"x\") long a) { }");
        Scan scan = ClassScanner.scan(List.of(Sources.compile(temp, List.of("-g:none"), source)));
        assertThat(scan.problems()).isEmpty();
    }

    @Test
    void passesOverBridges() {
        Scan scan = scan("""
                import org.flyte.task.*;
                public class A {
                  interface Get<T> { T get(); }
                  static class Of implements Get<String> { @Task public String get() { return ""; } }
                }
                """);
        assertThat(scan.problems())
                .as("javac annotates the bridge too")
                .extracting(Problem::code)
                .containsExactly(IndexCode.NOT_STATIC);
    }

    @Test
    void passesOverInterfacesOfRemoteTasks() {
        Scan scan = scan("""
                package org.flyte.task;
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface RemoteTasks { }
                """, """
                import org.flyte.task.*;
                @RemoteTasks
                public interface Etl { @Task(name = "load_all") long load(Object o); }
                """);
        assertThat(scan.problems()).isEmpty();
        assertThat(scan.tasks()).isEmpty();
    }

    @Test
    void takesTheFirstOfTwoClassesWithOneName() {
        String first = Sources.type("A", "@Task public static int first() { return 1; }");
        String second = Sources.type("A", "@Task public static int second() { return 1; }");
        List<Path> directories =
                List.of(Sources.compile(temp.resolve("1"), first), Sources.compile(temp.resolve("2"), second));
        assertThat(ClassScanner.scan(directories).tasks())
                .extracting(TaskDeclaration::name)
                .containsExactly("first");
    }

    @Test
    void looksOnlyAtClassesThatEveryJdkSees() throws IOException {
        Path classes = Sources.compile(temp, HELLO);
        Path versions = Files.createDirectories(classes.resolve("META-INF/versions/21/org/acme"));
        Files.copy(classes.resolve("org/acme/Hello.class"), versions.resolve("Hello.class"));
        Files.write(classes.resolve("module-info.class"), AnnotationValues.TASK.getBytes());
        Files.write(classes.resolve("notes.txt"), AnnotationValues.TASK.getBytes());
        Scan scan = ClassScanner.scan(List.of(classes));
        assertThat(scan.problems()).isEmpty();
        assertThat(scan.tasks()).hasSize(4);
    }

    @Test
    void findsNothingInADirectoryThatIsNotThere() {
        assertThat(ClassScanner.scan(List.of(temp.resolve("absent"))).tasks()).isEmpty();
    }

    @Test
    void reportsAClassOfANewerJdkThanItReads() throws IOException {
        Path classes = Sources.compile(temp, HELLO);
        patch(classes.resolve("org/acme/Hello.class"), 7, 99);
        patch(classes.resolve("org/acme/Hello$Nested.class"), 7, 99);
        assertThat(ClassScanner.scan(List.of(classes)).problems())
                .hasSize(2)
                .allMatch(problem -> problem.code() == IndexCode.CLASS_TOO_NEW)
                .first()
                .satisfies(problem -> assertThat(problem.text())
                        .contains("org/acme/Hello$Nested.class", "JDK 55", "<maven.compiler.release>"));
    }

    @Test
    void passesOverANewerClassWithoutTasks() throws IOException {
        Path classes = Sources.compile(temp, "public class Plain { }");
        patch(classes.resolve("Plain.class"), 7, 99);
        assertThat(ClassScanner.scan(List.of(classes)).problems()).isEmpty();
    }

    @Test
    void reportsADamagedClassAndReadsTheOthers() throws IOException {
        Path classes = Sources.compile(temp, HELLO);
        Path file = classes.resolve("org/acme/Hello.class");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length * 3 / 4));
        Scan scan = ClassScanner.scan(List.of(classes));
        assertThat(scan.tasks()).extracting(TaskDeclaration::name).containsExactly("inner");
        assertThat(scan.problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(IndexCode.UNREADABLE_CLASS, "org/acme/Hello.class"));
    }

    private Scan scan(String... sources) {
        return ClassScanner.scan(List.of(Sources.compile(temp, sources)));
    }

    private TaskDeclaration task(String name) {
        return scan(HELLO).tasks().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void patch(Path file, int position, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] = (byte) value;
        Files.write(file, bytes);
    }
}
