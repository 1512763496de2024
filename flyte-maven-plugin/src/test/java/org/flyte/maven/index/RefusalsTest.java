package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
    /**
     * A method that is no task.
     *
     * @param words what the message has to say
     */
    private record Refusal(IndexCode code, String method, String... words) {}

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(IndexCode.NOT_STATIC, "@Task public void a01() { }", "a01", "make it static"),
            new Refusal(IndexCode.PRIVATE_METHOD, "@Task private static void a02() { }", "a02", "package visibility"),
            new Refusal(IndexCode.GENERIC_METHOD, "@Task public static <T> T a03(T t) { return t; }", "a03"),
            new Refusal(
                    IndexCode.RAW_TYPE,
                    "@Task public static void a04(@SuppressWarnings(\"rawtypes\") List b) { }",
                    "b → List"),
            new Refusal(IndexCode.RAW_TYPE, "@Task public static void a05(List<Map> b) { }", "b → List<…> → Map"),
            new Refusal(
                    IndexCode.RAW_TYPE, "@Task public static CompletableFuture a06() { return null; }", "return value"),
            new Refusal(
                    IndexCode.WILDCARD,
                    "@Task public static void a07(List<? extends Number> b) { }",
                    "? extends Number"),
            new Refusal(IndexCode.WILDCARD, "@Task public static CompletableFuture<?> a08() { return null; }", "?"),
            unsupported("Map<Thread, String>", "parameter b → Map<…> → Thread", "a record, an enum"),
            unsupported("List<Map<List<Long>, String>>", "b → List<…> → Map<List<Long>, …>", "keys are single values"),
            unsupported("LocalDateTime", "LocalDateTime", "java.time.Instant"),
            unsupported("LocalTime", "java.time.Instant"),
            unsupported("java.nio.file.Path", "parameter b → Path", "FlyteFile"),
            unsupported("java.io.File", "parameter b → File", "FlyteFile"),
            unsupported("java.math.BigDecimal", "BigDecimal", "every digit"),
            unsupported("Period", "java.time.Duration"),
            unsupported("Set<String>", "Set<String>", "List"),
            unsupported("Collection<Thread>", "Collection<…> → Thread"),
            unsupported("ArrayList<String>", "List"),
            unsupported("HashMap<String, Long>", "Map"),
            unsupported("char", "String"),
            unsupported("Map<Object, Long>", "keys are single values"),
            unsupported("Thread[]", "Thread[] → Thread"),
            unsupported("List<char[]>", "List<…> → char[] → char"),
            unsupported("Optional<Optional<Long>>", "Optional<Optional<Long>>", "one Optional"),
            unsupported("OptionalInt", "Optional<Integer>"),
            unsupported("Thread", "a record, an enum"),
            unsupported("A", "parameter b → A", "a record, an enum or a sealed interface of records"),
            unsupported("List<Void>", "Void", "leave it out"),
            unsupported("Map<String, CompletableFuture<Long>>", "CompletableFuture<Long>"),
            new Refusal(
                    IndexCode.UNSUPPORTED_TYPE,
                    "@Task public static Set<Long> a40() { return null; }",
                    "The return value → Set<Long>"),
            new Refusal(
                    IndexCode.FUTURE_PARAMETER,
                    "@Task public static void a41(CompletableFuture<Long> b) { }",
                    "b",
                    "its value"),
            new Refusal(
                    IndexCode.VARARGS, "@Task public static void a42(@Param(name = \"b\") String... b) { }", "List"),
            new Refusal(IndexCode.UNSAFE_NAME, "@Task public static void a43$x() { }", "a43$x", "@Task(name = …)"),
            new Refusal(IndexCode.UNSAFE_NAME, "@Task(name = \"a.b\") public static void a44() { }", "a.b"),
            new Refusal(
                    IndexCode.UNSAFE_NAME, "@Task public static void a45(long größe) { }", "größe", "@Param(name = …)"),
            new Refusal(
                    IndexCode.DUPLICATE_PARAMETER,
                    "@Task public static void a46(long a, @Param(name = \"a\") long b) { }",
                    "name a"),
            new Refusal(IndexCode.TIMEOUT, "@Task(timeout = \"soon\") public static void a47() { }", "soon", "30s"),
            new Refusal(IndexCode.TIMEOUT, "@Task(timeout = \"-PT5S\") public static void a48() { }", "-PT5S"),
            new Refusal(IndexCode.RETRIES, "@Task(retries = -2) public static void a49() { }", "-2"));

    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> nameThePlaceTheFaultAndTheWayOut() {
        List<Problem> problems = problems();
        return REFUSALS.stream()
                .map(refusal -> DynamicTest.dynamicTest(refusal.method(), () -> {
                    String where = "A.java:" + (REFUSALS.indexOf(refusal) + 7);
                    assertThat(problems).anySatisfy(problem -> {
                        assertThat(problem.code()).isEqualTo(refusal.code());
                        assertThat(problem.where()).isEqualTo(where);
                        assertThat(problem.text()).contains(refusal.words());
                    });
                }));
    }

    @Test
    void comeAllInOneReport() {
        assertThat(problems().stream().map(Problem::where).distinct()).hasSameSizeAs(REFUSALS);
    }

    @Test
    void meanMethodsWithoutBodyAndOfInterfaces() {
        String source = Sources.type(
                "A",
                "interface B { @Task void one(); @Task static void two() { } }",
                "abstract static class C { @Task abstract void three(); }",
                "static class D { @Task static native void four(); }");
        List<Problem> problems =
                ClassScanner.scan(List.of(Sources.compile(temp, source))).problems();
        assertThat(problems).hasSize(4).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(IndexCode.NO_BODY);
            assertThat(problem.where()).startsWith("A.java");
        });
    }

    @Test
    void spareGoodTasksBesideThem() {
        String source = Sources.type("A", "@Task public void bad() { }", "@Task public static void good() { }");
        Scan scan = ClassScanner.scan(List.of(Sources.compile(temp, source)));
        assertThat(scan.problems()).hasSize(1);
        assertThat(scan.tasks()).extracting(TaskDeclaration::name).containsExactly("good");
    }

    private List<Problem> problems() {
        List<String> methods =
                new ArrayList<>(REFUSALS.stream().map(Refusal::method).toList());
        Scan scan =
                ClassScanner.scan(List.of(Sources.compile(temp, Sources.type("A", methods.toArray(String[]::new)))));
        assertThat(scan.tasks()).isEmpty();
        return scan.problems();
    }

    private static int count;

    private static Refusal unsupported(String type, String... words) {
        String method = "@Task public static void u%d(%s b) { }".formatted(++count, type);
        return new Refusal(IndexCode.UNSUPPORTED_TYPE, method, words);
    }
}
