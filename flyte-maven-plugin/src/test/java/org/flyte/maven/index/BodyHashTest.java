package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyHashTest {
    private static final String COMMON =
            "public enum Color { RED, GREEN, BLUE } static void use(Object o) { } static int field;";
    private static final String TASK =
            "@Task public static Object task%d(int n, String s, List<String> l, Color c) throws Exception { %s }";

    @TempDir
    Path temp;

    @Nested
    class StaysTheSame {
        private final String sample = Sources.sample("Bodies.java");

        @Test
        void withoutDebugInformation() {
            assertThat(hashes("none", List.of("-g:none"), sample)).isEqualTo(hashes("g", List.of("-g"), sample));
        }

        @Test
        void withAndWithoutParameterNames() {
            assertThat(hashes("p", List.of("-g", "-parameters"), sample)).isEqualTo(hashes("g", List.of("-g"), sample));
        }

        @Test
        void withTheCompilerOfAnotherJdk() throws Exception {
            Path classes = OtherJdk.find().compile(temp.resolve("other"), List.of("-g"), sample);
            assertThat(Hashes.of(classes)).isEqualTo(hashes("this", List.of("-g"), sample));
        }

        /** Up to JDK 18 the text of this number is {@code 9.999999999999999E22}. */
        @Test
        void whateverTextTheJdkThatMavenRunsOnMakesOfNumbers() {
            String task = Sources.type("A", "@Task public static double task(double d) { return d * 1.0E23 + 1.1f; }");
            assertThat(hashes("g", List.of("-g"), task))
                    .containsEntry("task", "f19f683d0a2e831f723569646a25171c6a699af4ef78e7582b833a54c652cea1");
        }

        @Test
        void whenLinesMoveAndTheFormatChanges() {
            String moved = sample.replace("import java.time.Duration;", "\n\n\nimport java.time.Duration;")
                    .replace("; ", ";\n        ")
                    .replace("{ ", "{ // a comment\n");
            assertThat(hashes("moved", List.of("-g"), moved)).isEqualTo(hashes("g", List.of("-g"), sample));
        }

        @Test
        void whenLocalVariablesAreRenamed() {
            String renamed = sample.replace("copy", "rest")
                    .replace("greeting", "welcome")
                    .replace("bound", "text");
            assertThat(hashes("renamed", List.of("-g"), renamed)).isEqualTo(hashes("g", List.of("-g"), sample));
        }

        @Test
        void whateverElseTheClassHolds() {
            String more = sample.replace("enum Color { RED, GREEN, BLUE }", """
                    enum Color { RED, GREEN, BLUE }
                    static final Runnable FIRST = () -> System.out.println("another lambda");
                    static final Object SECOND = new Object() { };
                    static int third(Color color) {
                        class Local { }
                        return switch (color) { case GREEN -> 1; case BLUE -> 2; case RED -> new Local().hashCode(); };
                    }
                    static final String CONSTANT_POOL_FILLER = "filler";
                    """);
            assertThat(hashes("more", List.of("-g"), more)).isEqualTo(hashes("g", List.of("-g"), sample));
        }

        @Test
        void whenTheOtherMethodsComeInAnotherOrder() {
            String one = "@Task public static int one(int n) { Runnable r = () -> { int x = n; }; r.run(); return n; }";
            String two =
                    "@Task public static int two(int n) { Runnable r = () -> { long x = n; }; r.run(); return n; }";
            assertThat(hashes("12", List.of("-g"), Sources.type("A", one, two)))
                    .isEqualTo(hashes("21", List.of("-g"), Sources.type("A", two, one)));
        }
    }

    /** Each case: a body, and another that does something else. Compiled together, to be quick. */
    @TestFactory
    Stream<DynamicTest> changesWithTheBehaviour() {
        List<String> before = new ArrayList<>(List.of(COMMON));
        List<String> after = new ArrayList<>(List.of(COMMON));
        List<String[]> changes = changes();
        for (int i = 0; i < changes.size(); i++) {
            before.add(TASK.formatted(i, changes.get(i)[0]));
            after.add(TASK.formatted(i, changes.get(i)[1]));
        }
        Map<String, String> old = hashes("before", List.of("-g"), Sources.type("A", before.toArray(String[]::new)));
        Map<String, String> now = hashes("after", List.of("-g"), Sources.type("A", after.toArray(String[]::new)));
        assertThat(old).hasSameSizeAs(changes);
        return IntStream.range(0, changes.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        changes.get(i)[0] + " | " + changes.get(i)[1],
                        () -> assertThat(now.get("task" + i)).isNotNull().isNotEqualTo(old.get("task" + i))));
    }

    private static List<String[]> changes() {
        return List.of(
                change("return n + 1;", "return n + 2;"),
                change("return n + 1;", "return n - 1;"),
                change("return \"a\" + n;", "return \"b\" + n;"),
                change("return 1.0;", "return 1.0f;"),
                change("return 1.0E23;", "return 1.0000000000000001E23;"),
                change("return 0.0;", "return -0.0;"),
                change("return \"\\ud800\";", "return \"\\udc00\";"),
                change(
                        "java.util.function.Function<Integer, Object> f = int[]::new; return f;",
                        "java.util.function.Function<Integer, Object> f = long[]::new; return f;"),
                change("return 100000L;", "return 100001L;"),
                change("return l.size();", "return l.hashCode();"),
                change("return n > 3 ? s : null;", "return n >= 3 ? s : null;"),
                change("return n > 3 ? s : null;", "return n > 3 ? null : s;"),
                change("return s + n;", "return n + s;"),
                change("return s;", "return l;"),
                change("use(s); use(l); return n;", "use(l); use(s); return n;"),
                change("int a = n; int b = 5; a = 6; return a;", "int a = n; int b = 5; b = 6; return a;"),
                change("int a = 1; int b = 2; return a - b;", "int a = 1; int b = 2; return b - a;"),
                change(
                        "int a = 1; while (n-- > 0) { use(a); a = 2; } return n;",
                        "int a = 1; while (n-- > 0) { use(a); a = 3; } return n;"),
                change("field = 1; return n;", "return n;"),
                change("return s.toString();", "return l.toString();"),
                change("use(String.valueOf((Object) l)); return n;", "use(l); return n;"),
                change(
                        "Callable<Object> f = () -> n + 1; return f.call();",
                        "Callable<Object> f = () -> n + 2; return f.call();"),
                change(
                        "Callable<Callable<Object>> f = () -> () -> n; return f.call().call();",
                        "Callable<Callable<Object>> f = () -> () -> -n; return f.call().call();"),
                change("l.forEach(x -> use(x)); return n;", "l.forEach(A::use); return n;"),
                change(
                        "return new Object() { public String toString() { return \"a\"; } }.toString();",
                        "return new Object() { public String toString() { return \"b\"; } }.toString();"),
                change(
                        "return new Object() { int f = 1; public int hashCode() { return f; } }.hashCode();",
                        "return new Object() { int f = 2; public int hashCode() { return f; } }.hashCode();"),
                change(
                        "class L { int m() { return 1; } } return new L().m();",
                        "class L { int m() { return 2; } } return new L().m();"),
                change(
                        "switch (c) { case RED: return 1; default: return 2; }",
                        "switch (c) { case BLUE: return 1; default: return 2; }"),
                change(
                        "switch (c) { case RED: return 1; case BLUE: return 3; default: return 2; }",
                        "switch (c) { case BLUE: return 1; case RED: return 3; default: return 2; }"),
                change(
                        "switch (n) { case 1: return 1; default: return 2; }",
                        "switch (n) { case 2: return 1; default: return 2; }"),
                change(
                        "switch (s) { case \"x\": return 1; default: return 2; }",
                        "switch (s) { case \"y\": return 1; default: return 2; }"),
                change(
                        "try { use(n); use(s); } catch (RuntimeException e) { } return n;",
                        "try { use(n); } catch (RuntimeException e) { } use(s); return n;"),
                change(
                        "try { use(n); } catch (RuntimeException e) { } return n;",
                        "try { use(n); } catch (Error e) { } return n;"),
                change("return (Object) s instanceof Comparable;", "return (Object) s instanceof CharSequence;"),
                change("return String.class;", "return Integer.class;"),
                change("return new int[1][2];", "return new int[1][];"),
                change("synchronized (l) { use(n); } return n;", "use(n); return n;"),
                change(
                        "record R(int a) { R { if (a < 0) use(a); } } return new R(n).a();",
                        "record R(int a) { R { if (a > 0) use(a); } } return new R(n).a();"),
                change(
                        "record R(int a, int b) { } return new R(n, 1).a();",
                        "record R(int b, int a) { } return new R(n, 1).a();"),
                change(
                        "record R(int a) { public int a() { return a; } } return new R(n).a();",
                        "record R(int a) { public int a() { return -a; } } return new R(n).a();"),
                change(
                        "record R(int a) { static int of(int n) { return n; } } return R.of(n);",
                        "record R(int a) { static int of(int n) { return n + 1; } } return R.of(n);"),
                change(
                        "enum E { ONE { int m() { return 1; } }; abstract int m(); } return E.ONE.m();",
                        "enum E { ONE { int m() { return 2; } }; abstract int m(); } return E.ONE.m();"),
                change(
                        "interface I { default int m() { return 1; } } return new I() { }.m();",
                        "interface I { default int m() { return 2; } } return new I() { }.m();"),
                change(
                        "class L { int m() { return new Object() { int deep() { return 1; } }.deep(); } } return new L().m();",
                        "class L { int m() { return new Object() { int deep() { return 2; } }.deep(); } } return new L().m();"),
                change(
                        "class L { static int first = 1; } return L.first;",
                        "class L { static int first = 2; } return L.first;"),
                change(
                        "return switch (s) { case \"x\", \"y\" -> 1; default -> 2; };",
                        "return switch (s) { case \"x\" -> 1; default -> 2; };"),
                change(
                        "return switch (s) { case \"Aa\" -> 1; case \"BB\" -> 2; default -> 3; };",
                        "return switch (s) { case \"Aa\" -> 2; case \"BB\" -> 1; default -> 3; };"),
                change(
                        "return switch (c) { case RED -> 1; case GREEN, BLUE -> 2; };",
                        "return switch (c) { case RED, GREEN -> 1; case BLUE -> 2; };"),
                change("return \"\"\"\n    a\n    b\"\"\";", "return \"\"\"\n    a\n      b\"\"\";"),
                change("return String.format(\"%s\", s, n);", "return String.format(\"%s\", n, s);"),
                change("return List.of(s, s);", "return Arrays.asList(s, s);"),
                change("return (Callable<Object>) () -> c;", "return (Callable<Object>) () -> s;"),
                change(
                        "return (Object) s instanceof String t && t.isEmpty();",
                        "return !((Object) s instanceof String t) || t.isEmpty();"),
                change("assert n > 0; return n;", "assert n > 1; return n;"),
                change("throw new Error(s);", "throw new RuntimeException(s);"));
    }

    @ParameterizedTest
    @CsvSource({"task(int n), other(int n)", "task(int n), task(long n)", "task(int n), synchronized task(int n)"})
    void changesWithTheMethodItself(String before, String after) {
        assertThat(single(before)).isNotEqualTo(single(after));
    }

    @Test
    void changesWithTheNumbersBehindAnEnumOfAnotherFile() {
        String switching = Sources.type(
                "A", "@Task public static int task(Mood m) { switch (m) { case GOOD: return 1; default: return 2; } }");
        String before =
                hashes("1", List.of("-g"), switching, "enum Mood { GOOD, BAD }").get("task");
        String reordered =
                hashes("2", List.of("-g"), switching, "enum Mood { BAD, GOOD }").get("task");
        String other = hashes("3", List.of("-g"), switching.replace("case GOOD", "case BAD"), "enum Mood { GOOD, BAD }")
                .get("task");
        assertThat(reordered).as("the constant's place does not matter").isEqualTo(before);
        assertThat(other).isNotEqualTo(before);
    }

    @Test
    void changesWithAConstantOfAnotherFileThatTheCompilerPutsIntoTheBody() {
        String task = Sources.type("A", "@Task public static String task(int n) { return Limits.NAME + n; }");
        String before = hashes("1", List.of("-g"), task, "class Limits { static final String NAME = \"a\"; }")
                .get("task");
        String after = hashes("2", List.of("-g"), task, "class Limits { static final String NAME = \"b\"; }")
                .get("task");
        assertThat(after).isNotEqualTo(before);
    }

    /** What Java 17 cannot say: the compiler of a JDK from 21 on is needed. */
    @Nested
    class SwitchesOverPatterns {
        private static final String TYPES = """
                sealed interface Shape permits Circle, Square { }
                record Circle(double r) implements Shape { } record Square(double side) implements Shape { }
                enum Mood { GOOD, BAD }
                """;
        private static final String SWITCHES = """
                @Task public static String task(Shape shape, Object o, Mood mood) {
                    String a = switch (shape) { case Circle(double r) when r > 1 -> "c" + r; case Circle c -> "small";
                        case Square(var side) -> "s" + side; };
                    String b = switch (o) { case null -> "null"; case String s when s.length() > 3 -> s;
                        case Integer i -> "i" + i; case Mood.GOOD -> "good"; default -> "other"; };
                    return a + b + switch (mood) { case GOOD -> "g"; case BAD -> "b"; };
                }
                """;

        @Test
        void stayTheSameInAnotherFormAndWithoutDebugInformation() throws Exception {
            String moved = SWITCHES.replace("; ", ";\n    // a comment\n    ").replace("String a", "\n\nString a");
            assertThat(compiled("moved", List.of("-g:none"), moved))
                    .isEqualTo(compiled("g", List.of("-g"), SWITCHES))
                    .hasSize(1);
        }

        @Test
        void changeWithTheBehaviour() throws Exception {
            String[][] changes = {
                {"when r > 1", "when r > 2"},
                {"Circle c -> \"small\"", "Circle c -> \"large\""},
                {"s.length() > 3", "s.length() > 4"},
                {"case Integer i", "case Long i"},
                {"case Mood.GOOD", "case Mood.BAD"},
                {"case null -> \"null\"", "case null -> \"nothing\""},
                {"case GOOD -> \"g\"; case BAD -> \"b\"", "case BAD -> \"g\"; case GOOD -> \"b\""}
            };
            String[] before = new String[changes.length];
            String[] after = new String[changes.length];
            for (int i = 0; i < changes.length; i++) {
                before[i] = SWITCHES.replace("task", "task" + i);
                after[i] = before[i].replace(changes[i][0], changes[i][1]);
            }
            Map<String, String> old = compiled("before", List.of("-g"), before);
            Map<String, String> now = compiled("after", List.of("-g"), after);
            for (int i = 0; i < changes.length; i++) {
                assertThat(now.get("task" + i)).as(changes[i][1]).isNotNull().isNotEqualTo(old.get("task" + i));
            }
        }

        private Map<String, String> compiled(String folder, List<String> options, String... methods) throws Exception {
            List<String> release = new ArrayList<>(options);
            release.addAll(List.of("--release", "21"));
            String source = Sources.type("A", TYPES, String.join("\n", methods));
            return Hashes.of(
                    Runtime.version().feature() >= 21
                            ? Sources.compile(temp.resolve(folder), release, source)
                            : OtherJdk.find().compile(temp.resolve(folder), release, source));
        }
    }

    private static String[] change(String before, String after) {
        return new String[] {before, after};
    }

    private String single(String signature) {
        String modifiers = signature.startsWith("synchronized") ? "synchronized " : "";
        String method = "@Task public static " + modifiers + "long " + signature.replace("synchronized ", "")
                + " { return 1; }";
        return hashes(signature, List.of("-g"), Sources.type("A", method))
                .values()
                .iterator()
                .next();
    }

    private Map<String, String> hashes(String folder, List<String> options, String... sources) {
        Map<String, String> hashes = Hashes.of(Sources.compile(temp.resolve(folder), options, sources));
        assertThat(hashes.values()).isNotEmpty().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        return hashes;
    }
}
