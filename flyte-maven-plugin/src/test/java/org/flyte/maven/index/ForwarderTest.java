package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.task.spi.Dispatch;
import org.flyte.weaver.TaskMethods;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks whose body is an object's method, called by a static one of the same name. */
class ForwarderTest {
    private static final String COMPANION = """
            package org.acme;
            import org.flyte.task.Task;
            @kotlin.Metadata public class Tasks {
              public static final Companion Companion = new Companion();
              @Task @kotlin.jvm.JvmStatic public static long sum(int n, String name, double d) {
                return Companion.sum(n, name, d); }
              @Task @kotlin.jvm.JvmStatic public static long twice(long n) { return Companion.twice(n); }

              @kotlin.Metadata public static final class Companion {
                @Task @kotlin.jvm.JvmStatic public final long sum(int n, String name, double d) {
                  return twice(n) + name.length() + (long) d;
                }
                @Task @kotlin.jvm.JvmStatic public final long twice(long n) { return 2 * n; }
              }
            }
            """;
    private static final String OBJECT = """
            package org.acme;
            import org.flyte.task.Task;
            @scala.reflect.ScalaSignature public final class Tasks {
              @Task public static long sum(int p0, String p1, double p2) { return Tasks$.MODULE$.sum(p0, p1, p2); }
              @Task public static long twice(long p0) { return Tasks$.MODULE$.twice(p0); }
            }
            @scala.reflect.ScalaSignature final class Tasks$ {
              public static final Tasks$ MODULE$ = new Tasks$();
              @Task public long sum(int n, String name, double d) { return twice(n) + name.length() + (long) d; }
              @Task public long twice(long n) { return local$1(n); }
              private final long local$1(long n) { return 2 * n; }
            }
            """;

    @TempDir
    Path temp;

    @AfterEach
    void nothingRuns() {
        Dispatch.install(null);
    }

    @Test
    void aMethodOfACompanionIsOneTaskOfTheOuterClass() {
        assertOneTaskEach(ClassScanner.scan(List.of(compiled("a", COMPANION))), 11);
    }

    @Test
    void aMethodOfAnObjectIsOneTaskWithTheNamesOfItsParameters() {
        assertOneTaskEach(ClassScanner.scan(List.of(compiled("a", OBJECT))), 9);
    }

    private static void assertOneTaskEach(Scan scan, int line) {
        assertThat(scan.problems()).isEmpty();
        assertThat(scan.tasks())
                .extracting(task -> task.method().className() + "." + task.name())
                .containsExactly("org.acme.Tasks.sum", "org.acme.Tasks.twice");
        TaskDeclaration sum = scan.tasks().get(0);
        assertThat(sum.inputs()).extracting(TaskInput::name).containsExactly("n", "name", "d");
        assertThat(sum.location().text()).as("of the body").endsWith(":" + line);
    }

    @Test
    void whatMayBeNullInKotlinIsShownByTheWovenMethod() throws Exception {
        Path classes = compiled("a", """
                package org.acme;
                import org.flyte.task.Task;
                import org.jetbrains.annotations.Nullable;
                @kotlin.Metadata public class Tasks {
                  @Task @Nullable public static String first(long n, @Nullable String text) { return text; }
                }
                """);
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"))) {
            Method first = code.type("org.acme.Tasks").getMethod("first", long.class, String.class);
            assertThat(first.getAnnotatedParameterTypes()[0].getAnnotations()).isEmpty();
            assertThat(first.getAnnotatedParameterTypes()[1].getAnnotations()).hasSize(1);
            assertThat(first.getAnnotatedReturnType().getAnnotations())
                    .extracting(it -> it.annotationType().getSimpleName())
                    .containsExactly("Nullable");
        }
    }

    @Test
    void theHashIsThatOfTheObjectsBody() {
        Map<String, String> before = hashes(compiled("a", COMPANION));
        Map<String, String> after = hashes(compiled("b", COMPANION.replace("2 * n", "3 * n")));
        assertThat(after.get("twice")).isNotEqualTo(before.get("twice"));
        assertThat(after.get("sum")).isEqualTo(before.get("sum"));
    }

    @Test
    void theHashCoversWhatTheCompilerNamesButDoesNotMark() {
        Map<String, String> before = hashes(compiled("a", OBJECT));
        assertThat(hashes(compiled("b", OBJECT.replace("2 * n", "3 * n"))).get("twice"))
                .isNotEqualTo(before.get("twice"));
        assertThat(hashes(compiled("c", OBJECT.replace("local$1", "local$2")))).isEqualTo(before);
    }

    @Test
    void outsideAnActionATaskIsItsMethod() throws Throwable {
        for (Path classes : List.of(compiled("a", COMPANION), compiled("b", OBJECT))) {
            try (WovenCode code = WovenCode.of(classes, classes.resolveSibling("woven"))) {
                assertThat(code.call("org.acme.Tasks", "sum", 3, "ab", 1.5)).isEqualTo(9L);
            }
        }
    }

    /** The runtime calls the body of the first; that one calls the object, and no static method. */
    @Test
    void aCallWithinTheObjectIsDispatched() throws Throwable {
        for (Path classes : List.of(compiled("a", COMPANION), compiled("b", OBJECT))) {
            try (WovenCode code = WovenCode.of(classes, classes.resolveSibling("woven"));
                    RecordingRuntime action = RecordingRuntime.install()) {
                assertThat(code.call("org.acme.Tasks", "sum$flyte", 3, "ab", 1.5))
                        .isEqualTo(9L);
                assertThat(action.called()).containsExactly("twice[3]");
                assertThat(action.calls())
                        .allMatch(call -> call.owner().getName().equals("org.acme.Tasks"));
            }
        }
    }

    /** As unit tests and jars of dependencies are woven, where nobody has seen the other class. */
    @Test
    void eachOfTheTwoClassesIsWovenForItself() throws Throwable {
        for (Path classes : List.of(compiled("a", COMPANION), compiled("b", OBJECT))) {
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".class")).toList()) {
                    Files.write(file, TaskMethods.woven(Files.readAllBytes(file)));
                }
            }
            try (WovenCode code = WovenCode.load(classes);
                    RecordingRuntime action = RecordingRuntime.install()) {
                assertThat(code.call("org.acme.Tasks", "sum$flyte", 3, "ab", 1.5))
                        .isEqualTo(9L);
                assertThat(action.called()).containsExactly("twice[3]");
            }
        }
    }

    @Test
    void aMethodOfANestedClassThatOnlyHasATasksNameIsNotWoven() throws Throwable {
        Path classes = compiled("a", """
                package org.acme;
                import org.flyte.task.Task;
                public class Tasks {
                  @Task public static long twice(long n) { return Inner.twice(n) + new Other().twice(n); }
                  static class Inner { static long twice(long n) { return n; } }
                  @kotlin.Metadata static class Other { long twice(long n) { return n; } }
                }
                """);
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"));
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "twice$flyte", 3L)).isEqualTo(6L);
            assertThat(action.called()).isEmpty();
        }
    }

    @Test
    void aMethodOfAnObjectThatIsNotStaticElsewhereIsRefusedInTheLanguagesWords() {
        Path classes = OtherLanguages.compile(temp.resolve("a"), """
                package org.acme;
                import org.flyte.task.Task;
                @kotlin.Metadata public class Tasks {
                  @Task public long twice(long n) { return 2 * n; }
                }
                """);
        assertThat(ClassScanner.scan(List.of(classes)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix()).contains("@JvmStatic"));
    }

    private static Map<String, String> hashes(Path classes) {
        return ClassScanner.scan(List.of(classes)).tasks().stream()
                .collect(Collectors.toMap(TaskDeclaration::name, TaskDeclaration::bodyHash));
    }

    private Path compiled(String folder, String source) {
        return OtherLanguages.compile(temp.resolve(folder), source);
    }
}
