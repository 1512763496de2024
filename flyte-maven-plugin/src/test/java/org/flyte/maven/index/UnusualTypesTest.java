package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flyte.idl.core.LiteralType;
import org.flyte.maven.problem.Problem;
import org.flyte.runtime.codec.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legal signatures that are seldom written: each has one type in plugin and container and keeps its values, or is refused with what to write. */
class UnusualTypesTest {
    /** One parameter's type, with what it needs and a value of it; without a value it is refused. */
    private record Case(String declarations, String type, String value) {
        boolean isRefused() {
            return value.isEmpty();
        }
    }

    private static final List<Case> CASES = List.of(
            // records
            keeps("record R() {}", "R", "new R()"),
            keeps("private record R(long a) {}", "R", "new R(1)"),
            keeps("record R(int a) { R { if (a < 0) { throw new IllegalArgumentException(); } } }", "R", "new R(1)"),
            keeps("record R(int a) { R() { this(4); } static R of(int a) { return new R(a); } }", "R", "R.of(2)"),
            keeps("record R(int a) { static final int B = 3; static R EMPTY = new R(0); }", "R", "R.EMPTY"),
            keeps("record R(int... a) {}", "R", "new R(1, 2)"),
            keeps("interface Named { String name(); } record R(String name) implements Named {}", "R", "new R(\"n\")"),
            keeps(
                    "record R(int a) implements Comparable<R> { public int compareTo(R o) { return 0; } }",
                    "R",
                    "new R(1)"),
            keeps("record R(int a) { enum Inner { X } record Deep(Inner x) {} }", "R.Deep", "new R.Deep(R.Inner.X)"),
            keeps("static class C<T> { record R<T>(T t) {} }", "C.R<Long>", "new C.R<>(5L)"),
            keeps("class C { record R(long t) {} }", "C.R", "new C.R(5L)"),
            keeps("interface I { record R(long t) {} }", "I.R", "new I.R(5L)"),
            keeps("@Deprecated record R(@Deprecated long a) {}", "R", "new R(5L)"),
            keeps("record R(@Param(name = \"a-b\", description = \"d\") long a) {}", "R", "new R(5L)"),
            keeps("record R(long $a, long été, long _b) {}", "R", "new R(1, 2, 3)"),
            keeps("record R<T extends Number>(T t) {}", "R<Integer>", "new R<>(5)"),
            keeps("record R<T extends Comparable<T>>(T t) {}", "R<String>", "new R<>(\"x\")"),
            keeps(
                    "record R<K, V>(Map<String, V> m, List<K> l) {}",
                    "R<Byte, Short>",
                    "new R<>(Map.of(\"a\", (short) 1), List.of((byte) 2))"),
            keeps("record R<T>(T[] a, List<T[]> b) {}", "R<String>", "new R<>(new String[] {\"a\"}, List.of())"),
            keeps("record R<T>(T[][] a) {}", "R<Long>", "new R<>(new Long[][] {{1L}, {}})"),
            keeps("record R<T>(T a) {}", "R<long[]>", "new R<>(new long[] {1})"),
            keeps("record R<T>(T a) {}", "R<byte[]>", "new R<>(new byte[] {1})"),
            keeps("record R<T>(T[] a) {}", "R<byte[]>", "new R<>(new byte[][] {{1}})"),
            keeps("record R<T>(List<R<T>> a, T t) {}", "R<Integer>", "new R<>(List.of(new R<>(List.of(), 1)), 2)"),
            keeps("record R<T>(T t) {}", "R<Object>", "new R<>(\"x\")"),
            keeps("record R<T>(T t) {}", "R<Optional<Long>>", "new R<>(Optional.of(1L))"),
            keeps("record R<T>(Map<String, T> t) {}", "R<Object>", "new R<>(Map.of(\"a\", 1L))"),
            keeps("record R<T>(Map<T, Long> t) {}", "R<String>", "new R<>(Map.of(\"a\", 1L))"),
            keeps("record R<T>(Map<T, Long> t) {}", "R<Integer>", "new R<>(Map.of(2, 1L))"),
            refused("record R<T>(Map<T, Long> t) {}", "R<Optional<String>>"),
            refused("record R<T>(Map<T, Long> t) {}", "R<R<Long>>"),
            refused("record R<T>(Optional<T> t) {}", "R<Optional<Long>>"),
            keeps("record R<T>(Optional<T> t) {}", "R<Long>", "new R<>(Optional.of(2L))"),
            keeps(
                    "record R<T>(Optional<T> t, boolean b) {}",
                    "R<List<R<Long>>>",
                    "new R<>(Optional.of(List.of()), true)"),
            refused("record R<T>(@Nullable T t) {}", "R<Optional<Long>>"),
            keeps("record R<T>(@Nullable T t) {}", "R<Long>", "new R<Long>(null)"),
            keeps("record R<T>(@Nullable T t) {}", "R<@Nullable Long>", "new R<Long>(null)"),
            keeps("record R<T>(T t) {}", "R<@Nullable Long>", "new R<Long>(null)"),
            refused("record R<T>(Optional<T> t) {}", "R<@Nullable Long>"),
            keeps("record R<T>(long unused) {}", "R<List<Short>>", "new R<>(1)"),
            refused("record R<T>(long unused) {}", "R<Thread>"),
            refused("record R<T>(long unused) {}", "R<?>"),
            refused("sealed interface S<T> {} record A<T>(long x) implements S<T> {}", "S<Thread>"),
            refused("record R(R next) {}", "R"),
            keeps("record R(@Nullable R next) {}", "R", "new R(new R(null))"),
            keeps("record R(R[] next) {}", "R", "new R(new R[0])"),
            keeps("record R(Map<String, R> next) {}", "R", "new R(Map.of(\"a\", new R(Map.of())))"),
            keeps("record R(S s) {} record S(List<R> r) {}", "R", "new R(new S(List.of()))"),
            refused("class C { class Inner {} }", "C.Inner"),
            refused("record R(Runnable r) {}", "R"),
            refused("@Outputs record R(long a) {}", "List<R>"),
            keeps(
                    "record R(@Param(defaultValue = \"3\") Short a, @Param(defaultValue = \"yes\") boolean b) {}",
                    "R",
                    "new R((short) 1, true)"),
            keeps("record R(@Param(defaultValue = \"10000d\") Duration a) {}", "R", "new R(Duration.ZERO)"),
            keeps("record R(@Param(defaultValue = \"0001-01-01\") Instant a) {}", "R", "new R(Instant.EPOCH)"),
            keeps("record R(@Param(defaultValue = \"9999-12-31\") LocalDate a) {}", "R", "new R(LocalDate.EPOCH)"),
            keeps(
                    "record R(@Param(defaultValue = \"3\") float a, @Param(defaultValue = \"1e38\") Float b) {}",
                    "R",
                    "new R(1, 2f)"),
            keeps(
                    "record R(@Param(defaultValue = \"null\") @Nullable Long a, @Param(defaultValue = \"\") String b) {}",
                    "R",
                    "new R(null, \"\")"),
            keeps(
                    "record R(@Param(defaultValue = \"[]\") long[] a, @Param(defaultValue = \"{}\") Map<Byte, Long> b) {}",
                    "R",
                    "new R(new long[0], Map.of())"),
            keeps("record R(@Param(defaultValue = \"[]\") Optional<List<Long>> a) {}", "R", "new R(Optional.empty())"),
            keeps(
                    "enum E { A } record R(@Param(defaultValue = \"A\") E a, @Param(defaultValue = \"A\") Optional<E> b) {}",
                    "R",
                    "new R(E.A, Optional.of(E.A))"),
            keeps("record R<T>(@Param(defaultValue = \"1\") T a) {}", "R<Long>", "new R<>(2L)"),
            keeps("record R<T>(@Param(defaultValue = \"1\") T a) {}", "R<String>", "new R<>(\"2\")"),
            refused("record R<T>(@Param(defaultValue = \"300\") T a) {}", "R<Byte>"),
            refused("record R(@Param(defaultValue = \"NaN\") double a) {}", "R"),
            refused("record R(@Param(defaultValue = \"1e39\") float a) {}", "R"),
            refused("record R(@Param(defaultValue = \"AAAA\") byte[] a) {}", "R"),
            refused("record R(@Param(defaultValue = \"1\") Object a) {}", "R"),
            refused("record R(@Param(defaultValue = \"s3://a/b\") FlyteFile a) {}", "R"),
            refused("record R(@Param(name = \"\\uD800\") long a) {}", "R"),
            // enums
            keeps("enum E { A { void f() {} }, B; void f() {} }", "E", "E.A"),
            keeps("enum E { A; public String toString() { return \"custom\"; } }", "E", "E.A"),
            keeps("interface N {} enum E implements N { A }", "Map<E, E>", "Map.of(E.A, E.A)"),
            keeps("enum E { A; static final E B = A; E other = null; }", "E[]", "new E[] {E.B}"),
            refused("enum E { }", "E"),
            refused("interface N {} enum E implements N { A }", "N"),
            keeps("enum E { A }", "Optional<E>", "Optional.of(E.A)"),
            refused("enum E { A { }; abstract static class X {} }", "E.X"),
            // collections
            keeps("", "List<List<List<Long>>>", "List.of(List.of(List.of(1L)))"),
            keeps("", "Collection<Long>", "List.of(1L)"),
            keeps("", "long[][]", "new long[][] {{1}, {}}"),
            keeps("", "byte[][]", "new byte[][] {{1}, {}}"),
            keeps("", "Byte[]", "new Byte[] {1}"),
            keeps("", "List<Byte>", "List.of((byte) 1)"),
            keeps("", "boolean[]", "new boolean[] {true}"),
            keeps("", "float[]", "new float[] {1.5f}"),
            keeps("", "double[]", "new double[] {1.5}"),
            keeps("", "String[]", "new String[] {\"\"}"),
            keeps("", "Optional<Long>[]", "(Object) new Optional[] {Optional.of(1L)}"),
            keeps("", "List<long[]>[]", "(Object) new List[] {List.of()}"),
            keeps("", "Map<String, Map<String, Map<String, Long>>>", "Map.of(\"a\", Map.of(\"b\", Map.of()))"),
            keeps("", "Map<Integer, List<Short>>", "Map.of(1, List.of((short) 1))"),
            keeps("", "Map<Long, Object>", "Map.of(1L, \"x\")"),
            keeps("", "Map<Instant, Duration>", "Map.of(Instant.EPOCH, Duration.ZERO)"),
            keeps("", "Map<LocalDate, Boolean>", "Map.of(LocalDate.EPOCH, true)"),
            keeps("", "Map<Double, Float>", "Map.of(1.5, 2f)"),
            keeps("", "Map<Boolean, Long>", "Map.of(true, 1L)"),
            refused("", "Map<Object, Long>"),
            refused("", "Map<Object, Object>"),
            refused("", "Map<byte[], Long>"),
            refused("", "Map<List<Long>, Long>"),
            refused("", "Map<FlyteFile, Long>"),
            refused("", "Map<java.nio.ByteBuffer, Long>"),
            refused("", "Map<@Nullable String, Long>"),
            refused("", "List"),
            refused("", "Map"),
            refused("", "Optional"),
            refused("", "List<?>"),
            refused("", "List<? super Long>"),
            refused("record Foo(long a) {}", "List<? extends Foo>"),
            refused("", "Map<String, ?>"),
            refused("record R<T>(T t) {}", "R"),
            refused("record R<T>(T t) {}", "R<?>"),
            refused("", "Set<Long>"),
            refused("", "ArrayList<Long>"),
            refused("", "Iterable<Long>"),
            refused("", "SortedMap<String, Long>"),
            refused("", "java.util.stream.Stream<Long>"),
            refused("", "EnumMap<java.util.concurrent.TimeUnit, Long>"),
            refused("", "Queue<Long>"),
            refused("", "Deque<Long>"),
            refused("", "Map.Entry<String, Long>"),
            keeps("", "java.util.concurrent.TimeUnit", "TimeUnit.DAYS"),
            keeps("", "DayOfWeek", "DayOfWeek.MONDAY"),
            // absent values
            keeps("", "Optional<List<Optional<Long>>>", "Optional.of(List.of(Optional.empty()))"),
            refused("", "Optional<Optional<Long>>"),
            refused("", "@Nullable Optional<Long>"),
            keeps("", "List<@Nullable String>", "Arrays.asList(\"a\", null)"),
            keeps("", "@Nullable String @Nullable []", "new String[] {null}"),
            keeps("", "@Nullable String[]", "new String[] {null}"),
            keeps("", "String @Nullable []", "null"),
            keeps("", "Map<String, @Nullable Long>", "Collections.singletonMap(\"a\", null)"),
            keeps("", "Map<String, @Nullable Object>", "Collections.singletonMap(\"a\", null)"),
            keeps("", "@Nullable Object", "null"),
            keeps("", "Optional<Object>", "Optional.of(\"x\")"),
            keeps("", "@Nullable Integer", "null"),
            keeps("record R(@Nullable Integer a, @Nullable List<@Nullable Long> b) {}", "R", "new R(null, null)"),
            keeps("record R(Map.@Nullable Entry<String, Long> a) {}", "long", "1L"),
            keeps("class C { record R(long a) {} }", "C.@Nullable R", "null"),
            keeps("class C { record R(long a) {} }", "List<C.@Nullable R>", "Arrays.asList((Object) null)"),
            refused("", "@jakarta.annotation.Nullable String"),
            refused("record R(@jakarta.annotation.Nullable String a) {}", "R"),
            refused("", "@org.jetbrains.annotations.Nullable String"),
            refused("", "List<@org.jetbrains.annotations.Nullable String>"),
            keeps("", "@other.NonNull String", "\"a\""),
            // single values
            keeps("", "short", "(short) 1"),
            keeps("", "Byte", "(byte) 1"),
            keeps("", "Float", "1.5f"),
            keeps("", "ZonedDateTime", "ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 6000, ZoneOffset.UTC)"),
            keeps("", "OffsetDateTime", "OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6000, ZoneOffset.UTC)"),
            keeps("", "LocalDate", "LocalDate.of(2024, 2, 29)"),
            keeps("", "java.nio.ByteBuffer", "java.nio.ByteBuffer.wrap(new byte[] {1, 2})"),
            refused("", "char"),
            refused("", "Character"),
            refused("", "char[]"),
            refused("", "CharSequence"),
            refused("", "Number"),
            refused("", "java.math.BigDecimal"),
            refused("", "java.math.BigInteger"),
            refused("", "LocalDateTime"),
            refused("", "LocalTime"),
            refused("", "Period"),
            refused("", "Year"),
            refused("", "ZoneId"),
            refused("", "UUID"),
            refused("", "java.net.URI"),
            refused("", "java.net.URL"),
            refused("", "java.nio.file.Path"),
            refused("", "java.io.File"),
            refused("", "Date"),
            refused("", "Class<?>"),
            refused("", "Void"),
            refused("", "List<Void>"),
            refused("", "Throwable"),
            refused("", "Runnable"),
            refused("", "java.io.InputStream"),
            refused("", "OptionalInt"),
            refused("", "Comparable<String>"),
            refused("", "Enum<?>"),
            refused("", "Record"),
            refused("", "FlyteFile[][]".replace("FlyteFile", "Thread")),
            keeps("", "FlyteFile[][]", "new FlyteFile[0][]"),
            // sealed types
            refused("sealed interface S permits A {} non-sealed interface A extends S {}", "S"),
            refused("sealed static abstract class S permits A {} static final class A extends S {}", "S"),
            refused(
                    "sealed interface S permits A, B {} record A(long x) implements S {} enum B implements S { X }",
                    "S"),
            keeps("sealed interface S {} record A(long x) implements S {} record B() implements S {}", "S", "new B()"),
            keeps(
                    "sealed interface S {} record A(long x) implements S {} record B(S s) implements S {}",
                    "S",
                    "new B(new B(new A(1)))"),
            keeps("sealed interface S {} record A(long x) implements S {}", "S", "new A(2)"),
            keeps("sealed interface S {} record A(long x) implements S {}", "@Nullable S", "null"),
            keeps(
                    "sealed interface S {} record A(long x) implements S {}",
                    "Map<String, S[]>",
                    "Map.of(\"a\", new S[0])"),
            keeps(
                    "sealed interface S {} sealed interface T {} record A(long x) implements S, T {} record B(T t) implements S {}",
                    "S",
                    "new B(new A(3))"),
            keeps(
                    "sealed interface S { record A(long x) implements S {} record B(String x) implements S {} }",
                    "List<S>",
                    "List.of(new S.A(1), new S.B(\"x\"))"),
            refused(
                    "sealed interface S { record A(long x) implements S {} record B(int x) implements S {} }",
                    "List<S>"),
            refused(
                    "sealed interface S { record A(List<int[]> x) implements S {} record B(Collection<List<Long>> x) implements S {} }",
                    "S"),
            keeps(
                    "sealed interface S { record A(Map<Long, Long> x) implements S {} record B(Map<String, Long> x) implements S {} }",
                    "S",
                    "new S.A(Map.of(1L, 2L))"),
            keeps(
                    "sealed interface S { record A(Instant x) implements S {} record B(LocalDate x) implements S {} }",
                    "S",
                    "new S.B(LocalDate.EPOCH)"),
            keeps(
                    "sealed interface S { record A(double x) implements S {} record B(Duration x) implements S {} }",
                    "S",
                    "new S.B(Duration.ofSeconds(3))"),
            keeps(
                    "sealed interface S { record A(double x) implements S {} record B(long x) implements S {} }",
                    "S",
                    "new S.A(3)"),
            keeps(
                    "sealed interface S { record A(Optional<Long> x) implements S {} record B(long x) implements S {} }",
                    "S",
                    "new S.A(Optional.empty())"),
            refused(
                    "sealed interface S { record A(Optional<Long> x) implements S {} record B(@Nullable Long x) implements S {} }",
                    "S"),
            keeps(
                    "sealed interface S {} record A(S[] x, Optional<S> y) implements S {}",
                    "S",
                    "new A(new S[0], Optional.empty())"));

    /** Types of results, which are refused where there is no value. */
    private static final List<Case> RESULTS = List.of(
            keeps("@Outputs record O(@Param(name = \"x\") long a, FlyteFile f, Map<String, Short> m) {}", "O", "kept"),
            keeps("@Outputs record O<T>(T a, List<T> b) {}", "O<Long>", "kept"),
            keeps("@Outputs record O<T>(T a, List<T> b) {}", "O<@Nullable Long>", "kept"),
            keeps("@Outputs record O<T>(T a, List<T> b) {}", "CompletableFuture<O<@Nullable Long>>", "kept"),
            keeps("@Outputs record O(@Param(defaultValue = \"3\") long a) {}", "O", "kept"),
            keeps(
                    "sealed interface S {} record A(long x) implements S {} @Outputs record O(S s, @Nullable S t) {}",
                    "O",
                    "kept"),
            refused("@Outputs record O() {}", "O"),
            refused("@Outputs record O(long a) {}", "@Nullable O"),
            refused("@Outputs record O(@Param(defaultValue = \"x\") long a) {}", "O"),
            refused("@Outputs record O(P p) {} @Outputs record P(long a) {}", "O"),
            refused("@Outputs record O(long a) {}", "Optional<O>"),
            refused("@Outputs record O(long a) {}", "O[]"),
            refused("@Outputs record O(Thread a) {}", "O"),
            refused("@Outputs record O<T>(T a) {}", "O"),
            refused("@Outputs record O(@Param(name = \"a\") long x, long a) {}", "O"),
            refused("sealed interface S {} @Outputs record O(long a) implements S {}", "S"),
            keeps("", "CompletableFuture<Void>", "kept"),
            keeps("", "Void", "kept"),
            keeps("", "@Nullable Void", "kept"),
            keeps("", "CompletableFuture<@Nullable String>", "kept"),
            keeps("", "CompletionStage<List<@Nullable Long>>", "kept"),
            keeps("", "@Nullable String @Nullable []", "kept"),
            keeps("", "Integer", "kept"),
            refused("", "CompletableFuture"),
            refused("", "CompletableFuture<?>"),
            refused("", "CompletableFuture<? extends Number>"),
            refused("", "CompletableFuture<CompletableFuture<Long>>"),
            refused("", "Future<Long>"),
            refused("", "@Nullable CompletableFuture<Long>"),
            refused("", "Optional<Void>"),
            refused("", "@jakarta.annotation.Nullable String"));

    @TempDir
    Path temp;

    @Test
    void ofResultsAreOneTypeOrRefused() throws Exception {
        Path classes = Sources.compile(temp, sources(RESULTS, "@Task public static %s t() { return null; }"));
        Scan scan = ClassScanner.scan(List.of(classes), List.of(), withLibraries(classes));
        List<String> wrong = new ArrayList<>();
        try (BothReadings both = new BothReadings(classes)) {
            for (int i = 0; i < RESULTS.size(); i++) {
                String name = "C" + i;
                List<Problem> own = scan.problems().stream()
                        .filter(problem -> problem.where().startsWith(name + ".java:"))
                        .toList();
                if (own.isEmpty() == RESULTS.get(i).isRefused()) {
                    wrong.add(RESULTS.get(i) + ": " + own);
                }
                for (TaskDeclaration task : scan.tasks()) {
                    if (task.method().className().equals(name)) {
                        Map<String, LiteralType> outputs = new HashMap<>();
                        task.output().outputs().forEach(output -> outputs.put(output.name(), output.type()));
                        assertThat(both.outputs(name)).as(RESULTS.get(i).type).isEqualTo(outputs);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void haveOneTypeAndKeepTheirValuesOrAreRefusedWithWhatToWrite() throws Exception {
        Path classes = Sources.compile(temp, sources(CASES, "@Task public static void t(%s p) {}"));
        List<Problem> problems = ClassScanner.scan(List.of(classes), List.of(), withLibraries(classes))
                .problems();
        List<String> wrong = new ArrayList<>();
        try (BothReadings both = new BothReadings(classes)) {
            for (int i = 0; i < CASES.size(); i++) {
                String name = "C" + i;
                BothReadings.Reading reading = both.of(name).get(0);
                List<Problem> own = problems.stream()
                        .filter(problem -> problem.where().startsWith(name + ".java:"))
                        .toList();
                String fault = fault(CASES.get(i), reading, own);
                if (fault.isEmpty() && !CASES.get(i).isRefused()) {
                    fault = kept(both.codec(name, "t"), both.value(name));
                }
                if (!fault.isEmpty()) {
                    wrong.add(CASES.get(i) + ": " + fault);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String fault(Case one, BothReadings.Reading reading, List<Problem> problems) {
        if (one.isRefused()) {
            return problems.size() == 1 && !problems.get(0).fix().isBlank() ? "" : "is accepted: " + problems;
        }
        if (!problems.isEmpty()) {
            return "is refused: " + problems;
        }
        return reading.plugin().equals(reading.runtime()) ? "" : "has two types: " + reading;
    }

    private static String kept(Codec codec, Object value) {
        try {
            Object read = codec.read(codec.write(value));
            assertThat(read).usingRecursiveComparison().isEqualTo(value);
            return "";
        } catch (RuntimeException | AssertionError e) {
            return e.toString();
        }
    }

    private static ClassPath withLibraries(Path classes) throws Exception {
        Path jspecify = Path.of(org.jspecify.annotations.Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return ClassPath.of(List.of(classes, jspecify));
    }

    private static String[] sources(List<Case> cases, String task) {
        String runtime = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.%s)"
                + " @java.lang.annotation.Target(java.lang.annotation.ElementType.%s) public @interface %s {}";
        List<String> sources = new ArrayList<>(List.of(
                "package jakarta.annotation; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " public @interface Nullable {}",
                "package org.jetbrains.annotations; " + runtime.formatted("CLASS", "TYPE_USE", "Nullable"),
                "package other; " + runtime.formatted("RUNTIME", "TYPE_USE", "NonNull"),
                "package ours; " + runtime.formatted("RUNTIME", "TYPE_USE", "Nullable")));
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            String value = one.isRefused() || one.value.equals("kept") ? "null" : one.value;
            sources.add(Sources.type(
                            "C" + i,
                            one.declarations,
                            task.formatted(one.type),
                            "static Object value() { return " + value + "; }")
                    .replaceFirst("import", "import ours.Nullable;\nimport"));
        }
        return sources.toArray(String[]::new);
    }

    private static Case keeps(String declarations, String type, String value) {
        return new Case(declarations, type, value);
    }

    private static Case refused(String declarations, String type) {
        return new Case(declarations, type, "");
    }
}
