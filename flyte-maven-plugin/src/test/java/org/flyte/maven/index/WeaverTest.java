package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.Param;
import org.flyte.task.Task;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class WeaverTest {
    private static final String TASKS = """
            package org.acme;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.flyte.task.*;
            public class Tasks {
              static final List<String> DONE = Collections.synchronizedList(new ArrayList<>());
              @Task public static long twice(@Param(name = "number") long n) { return 2 * n; }
              @Task(name = "other") static long twice(double d, long n) {
                return (long) d + n;
              }
              @Task(name = "nothing") static void nothing(String what) { DONE.add(what); }
              @Task static CompletableFuture<List<Long>> later(List<Long> of) {
                return CompletableFuture.completedFuture(of);
              }
              @Task static CompletionStage<Long> stage(long n) { return CompletableFuture.completedFuture(n); }
              @Task static long fails(long n) {
                try {
                  if (n > 0) {
                    throw new IllegalStateException("n is " + n);
                  }
                } catch (IllegalArgumentException e) {
                  return -1;
                } finally {
                  DONE.add("finally");
                }
                return n;
              }
              @Task static synchronized boolean locked() { return Thread.holdsLock(Tasks.class); }
              @Task static long factorial(long n) { return n <= 1 ? 1 : n * factorial(n - 1); }
              @Task static long rich(String s, List<Long> of) {
                record Pair(long a, long b) { long sum() { return a + b; } }
                long plus = s.length();
                var local = new Object() { long add(long x) { return x + plus; } };
                long total = of.stream().mapToLong(x -> switch (s) {
                  case "a" -> local.add(x);
                  default -> new Pair(x, plus).sum();
                }).sum();
                for (long x : of) { total += x; }
                return total;
              }
              static long plain(long n) { return n; }

              static long parent(long n) { return twice(n) + twice(1.5, n); }
              static List<Long> byReference(List<Long> of) { return of.stream().map(Tasks::twice).toList(); }
              static long inParallel(int n) {
                return LongStream.range(0, n).parallel().map(Tasks::twice).sum();
              }
              static long inThreads(ExecutorService threads, int n) throws Exception {
                try {
                  List<Callable<Long>> calls = new ArrayList<>();
                  for (int i = 0; i < n; i++) { long x = i; calls.add(() -> twice(x)); }
                  long sum = 0;
                  for (Future<Long> f : threads.invokeAll(calls)) { sum += f.get(); }
                  return sum;
                } finally { threads.shutdown(); }
              }
            }
            """;

    @TempDir
    Path temp;

    @AfterEach
    void nothingRuns() {
        Dispatch.install(null);
    }

    @Test
    void outsideAnActionATaskIsItsMethod() throws Throwable {
        try (WovenCode code = woven(TASKS)) {
            assertThat(code.call("org.acme.Tasks", "parent", 5L)).isEqualTo(16L);
            assertThat(code.call("org.acme.Tasks", "factorial", 10L)).isEqualTo(3628800L);
            assertThat(code.call("org.acme.Tasks", "rich", "a", List.of(1L, 2L)))
                    .isEqualTo(8L);
            assertThat(code.call("org.acme.Tasks", "rich", "bc", List.of(1L, 2L)))
                    .isEqualTo(10L);
            assertThat(code.call("org.acme.Tasks", "locked")).isEqualTo(true);
            code.call("org.acme.Tasks", "nothing", "x");
            assertThat(code.type("org.acme.Tasks").getDeclaredField("DONE").getModifiers())
                    .isEqualTo(Modifier.STATIC | Modifier.FINAL);
        }
    }

    @Test
    void inAnActionEachCallIsDispatched() throws Throwable {
        try (WovenCode code = woven(TASKS);
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "parent", 5L)).isEqualTo(16L);
            assertThat(action.calls()).allMatch(call -> call.owner().getName().equals("org.acme.Tasks"));
            assertThat(action.calls())
                    .extracting(TaskCall::method, TaskCall::descriptor)
                    .containsExactly(tuple("twice", "(J)J"), tuple("twice", "(DJ)J"));
            assertThat(action.called()).containsExactly("twice[5]", "twice[1.5, 5]");
        }
    }

    @Test
    void resultsOfEveryKindComeBack() throws Throwable {
        try (WovenCode code = woven(TASKS);
                RecordingRuntime action = RecordingRuntime.install()) {
            code.call("org.acme.Tasks", "nothing", new Object[] {null});
            assertThat(code.call("org.acme.Tasks", "later", List.of(1L)))
                    .isInstanceOfSatisfying(CompletableFuture.class, future -> assertThat(future.join())
                            .isEqualTo(List.of(1L)));
            assertThat(code.call("org.acme.Tasks", "stage", 1L)).isNotNull();
            assertThat(code.call("org.acme.Tasks", "locked")).isEqualTo(true);
            assertThat(action.called()).containsExactly("nothing[null]", "later[[1]]", "stage[1]", "locked[]");
        }
    }

    /** The entry point calls the body, and each level below is dispatched. */
    @Test
    void everyLevelOfARecursionIsACall() throws Throwable {
        try (WovenCode code = woven(TASKS);
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "factorial$flyte", 4L)).isEqualTo(24L);
            assertThat(action.called()).containsExactly("factorial[3]", "factorial[2]", "factorial[1]");
        }
    }

    @Test
    void aCallIsACallWhereverItStands() throws Throwable {
        try (WovenCode code = woven(TASKS);
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "byReference", List.of(1L, 2L)))
                    .isEqualTo(List.of(2L, 4L));
            assertThat(action.calls()).hasSize(2);
            assertThat(code.call("org.acme.Tasks", "inParallel", 100)).isEqualTo(9900L);
            assertThat(action.calls()).hasSize(102);
            for (var threads : Threads.kinds()) {
                int before = action.calls().size();
                assertThat(code.call("org.acme.Tasks", "inThreads", threads, 20))
                        .isEqualTo(380L);
                assertThat(action.calls()).hasSize(before + 20);
            }
        }
    }

    @Test
    void anExceptionComesFromTheLineThatThrewIt() throws Exception {
        int line =
                Arrays.asList(TASKS.split("\n")).indexOf("        throw new IllegalStateException(\"n is \" + n);") + 1;
        try (WovenCode code = woven(TASKS)) {
            Throwable thrown = catchThrowable(() -> code.call("org.acme.Tasks", "fails", 3L));
            assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("n is 3");
            assertThat(thrown.getStackTrace()[0])
                    .extracting(
                            StackTraceElement::getMethodName,
                            StackTraceElement::getFileName,
                            StackTraceElement::getLineNumber)
                    .containsExactly("fails$flyte", "Tasks.java", line);
        }
    }

    /** A child may run for hours: nobody may wait for the lock meanwhile. */
    @Test
    void aSynchronizedTaskDoesNotHoldItsLockWhileItsChildRuns() throws Exception {
        try (WovenCode code = woven(TASKS)) {
            Class<?> type = code.type("org.acme.Tasks");
            assertThat(type.getDeclaredMethod("locked").getModifiers()).isEqualTo(Modifier.STATIC);
            assertThat(type.getDeclaredMethod("locked$flyte").getModifiers())
                    .matches(modifiers -> Modifier.isSynchronized(modifiers) && Modifier.isPrivate(modifiers));
        }
    }

    @Test
    void annotationsParametersAndGenericTypesStayOnTheTask() throws Exception {
        Path classes = Sources.compile(temp, List.of("-g", "-parameters"), TASKS);
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"))) {
            Class<?> type = code.type("org.acme.Tasks");
            Method twice = type.getDeclaredMethod("twice", long.class);
            assertThat(twice.isAnnotationPresent(Task.class)).isTrue();
            assertThat(twice.getParameters()[0].getName()).isEqualTo("n");
            assertThat(twice.getParameters()[0].getAnnotation(Param.class).name())
                    .isEqualTo("number");
            assertThat(type.getDeclaredMethod("later", List.class).toGenericString())
                    .contains("CompletableFuture<java.util.List<java.lang.Long>>");
            Method twin = type.getDeclaredMethod("twice$flyte", long.class);
            assertThat(twin.isSynthetic()).isTrue();
            assertThat(twin.getAnnotations()).isEmpty();
        }
    }

    @Test
    void whatIsWovenStaysAsItIs() throws Exception {
        Path classes = Sources.compile(temp, TASKS);
        byte[] woven;
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"))) {
            woven = code.bytes("org/acme/Tasks");
        }
        try (WovenCode again = WovenCode.of(temp.resolve("woven"), temp.resolve("again"))) {
            assertThat(again.bytes("org/acme/Tasks")).isEqualTo(woven);
        }
    }

    @Test
    void onlyClassesWithTasksChange() throws Throwable {
        Path classes = Sources.compile(temp, TASKS, "package org.acme; public class Plain { long x() { return 1; } }");
        byte[] before = Files.readAllBytes(classes.resolve("org/acme/Tasks.class"));
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"))) {
            assertThat(temp.resolve("woven/org/acme/Plain.class"))
                    .hasSameBinaryContentAs(classes.resolve("org/acme/Plain.class"));
            assertThat(code.bytes("org/acme/Tasks")).isNotEqualTo(before);
            assertThat(Arrays.stream(code.type("org.acme.Tasks").getDeclaredMethods())
                            .map(Method::getName)
                            .filter(name -> name.endsWith("$flyte")))
                    .hasSize(9);
        }
        assertThat(classes.resolve("org/acme/Tasks.class")).hasBinaryContent(before);
    }

    @Test
    void theVersionOfAClassStays() throws Throwable {
        for (String release : List.of("8", "11", "17")) {
            Path classes =
                    Sources.compile(temp.resolve(release), List.of("-g", "--release", release), Sources.type("T", """
                            @Task static long f(long n) { if (n > 1) { return n; } return 2; }"""));
            try (WovenCode code = WovenCode.of(classes, temp.resolve("woven" + release))) {
                assertThat(code.call("T", "f", 1L)).isEqualTo(2L);
                assertThat(new ClassReader(code.bytes("T")).readUnsignedShort(6))
                        .isEqualTo(44 + Integer.parseInt(release));
            }
        }
    }

    @Test
    void classesOfTheOtherJdkAreWovenToo() throws Throwable {
        List<String> options =
                Runtime.version().feature() == 17 ? List.of("-g", "--release", "17") : List.of("-g", "--release", "8");
        Path classes = OtherJdk.find().compile(temp, options, Sources.type("T", """
                @Task static String f(String s) { return switch (s) { case "a" -> "b"; default -> s + 1; }; }
                """.replace(
                        "return switch (s) { case \"a\" -> \"b\"; default -> s + 1; };", "return s + 1;")));
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"))) {
            assertThat(code.call("T", "f", "x")).isEqualTo("x1");
        }
    }

    @Test
    void classesWithoutDebugInformationAreWovenToo() throws Throwable {
        Path classes = Sources.compile(temp, List.of("-g:none", "-parameters"), TASKS);
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"));
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "parent", 5L)).isEqualTo(16L);
            assertThat(action.calls()).hasSize(2);
        }
    }

    @Test
    void classesThatJacocoInstrumentedAreWovenToo() throws Throwable {
        Path classes = Sources.compile(temp, TASKS);
        try (Coverage coverage = Coverage.instrument(classes, "org/acme/Tasks");
                WovenCode code = WovenCode.of(classes, temp.resolve("woven"));
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "parent", 5L)).isEqualTo(16L);
            assertThat(action.calls()).hasSize(2);
            assertThat(coverage.executedProbes("org/acme/Tasks")).isPositive();
        }
    }

    @Test
    void aMethodThatOnlyThePomNamesIsWovenToo() throws Throwable {
        Path classes = Sources.compile(temp, TASKS);
        List<MethodId> named = List.of(new MethodId("org.acme.Tasks", "plain", "(J)J"));
        try (WovenCode code = WovenCode.of(classes, temp.resolve("woven"), named);
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThat(code.call("org.acme.Tasks", "plain", 3L)).isEqualTo(3L);
            assertThat(action.called()).containsExactly("plain[3]");
        }
    }

    @Test
    void anExceptionOfAChildReachesTheCaller() throws Exception {
        try (WovenCode code = woven(TASKS);
                RecordingRuntime action = RecordingRuntime.install()) {
            assertThatThrownBy(() -> code.call("org.acme.Tasks", "fails", 3L))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("n is 3");
            assertThat(action.called()).containsExactly("fails[3]");
        }
    }

    private WovenCode woven(String... sources) throws Exception {
        return WovenCode.of(Sources.compile(temp, sources), temp.resolve("woven"));
    }
}
