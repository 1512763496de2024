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
                change("synchronized (l) { use(n); } return n;", "use(n); return n;"));
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
