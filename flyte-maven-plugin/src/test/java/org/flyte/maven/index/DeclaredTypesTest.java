package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Records, enums and sealed interfaces, held against what the Python SDK makes of the equivalent classes. */
class DeclaredTypesTest {
    private static final Path SCRIPT =
            Path.of("src", "test", "python", "sdk_types.py").toAbsolutePath();

    @TempDir
    static Path temp;

    private static Map<String, TaskDeclaration> java;
    private static Map<String, LiteralType> python;

    @BeforeAll
    static void readBoth() throws Exception {
        Scan scan = ClassScanner.scan(List.of(Sources.compile(temp.resolve("java"), Sources.sample("Types.java"))));
        assertThat(scan.problems()).isEmpty();
        java = scan.tasks().stream().collect(Collectors.toMap(TaskDeclaration::name, Function.identity()));
        python = python();
    }

    private static Map<String, LiteralType> python() throws Exception {
        Path output = temp.resolve("types.jsonl");
        Process process = new ProcessBuilder(TestPython.path(), SCRIPT.toString())
                .redirectOutput(output.toFile())
                .redirectError(temp.resolve("messages.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve("messages.txt")))
                .isZero();
        Map<String, LiteralType> types = new TreeMap<>();
        for (String line : Files.readAllLines(output)) {
            JsonObject made = JsonParser.parseString(line).getAsJsonObject();
            byte[] type = HexFormat.of().parseHex(made.get("type").getAsString());
            types.put(made.get("name").getAsString(), LiteralType.parseFrom(type));
        }
        return types;
    }

    @TestFactory
    Stream<DynamicTest> aDeclaredTypeIsThatOfItsPythonPeer() {
        return python.entrySet().stream()
                .map(peer -> DynamicTest.dynamicTest(
                        peer.getKey(),
                        () -> assertThat(input(peer.getKey()).type()).isEqualTo(peer.getValue())));
    }

    @Test
    void bytesAreBinarySinceTheirPythonPeerIsAPickle() {
        for (String task : List.of("raw", "buffer")) {
            assertThat(input(task).type())
                    .isEqualTo(LiteralType.newBuilder()
                            .setSimple(SimpleType.BINARY)
                            .build());
        }
    }

    @Test
    void everyTaskOfTheSampleIsHeldAgainstSomething() {
        assertThat(java.keySet()).hasSize(python.size() + 3).containsAll(python.keySet());
    }

    @Test
    void aRecordOfOutputsIsOneOutputAComponent() {
        List<TaskOutput.Named> outputs = java.get("several").output().outputs();
        assertThat(outputs).extracting(TaskOutput.Named::name).containsExactly("count", "file_name", "points");
        assertThat(outputs).extracting(TaskOutput.Named::description).containsExactly("", "Where it is.", "");
        assertThat(outputs.get(2).type().getCollectionType()).isEqualTo(python.get("point"));
        assertThat(outputs.get(2).javaType()).isEqualTo("List<Point>");
    }

    @Test
    void anInputThatMayBeNullMayBeLeftOut() {
        assertThat(input("nullable")
                        .defaultValue()
                        .getScalar()
                        .getUnion()
                        .getValue()
                        .getScalar()
                        .hasNoneType())
                .isTrue();
        assertThat(input("point").defaultValue()).isNull();
    }

    @TestFactory
    Stream<DynamicTest> whatHasNoHonestFormIsRefusedWithThePathToIt() throws IOException {
        Map<String, List<String>> refusals = new TreeMap<>(Map.ofEntries(
                refusal("record A(List<java.util.UUID> ids) {}", "A", "→ A.ids → List<…> → UUID cannot", "String"),
                refusal("record B(B next) {}", "B", "→ B.next → B contains itself", "Optional or a List"),
                refusal(
                        "record C(Optional<D> d) {} record D(E e) {} record E(D d) {}",
                        "C",
                        "D.e → E.d → D contains itself"),
                refusal("record F<T>(T t) {}", "F", "F has no type arguments"),
                refusal("record G<T>(T t) {}", "G<?>", "? is a wildcard"),
                refusal("enum H {}", "H", "H has no constants"),
                refusal(
                        "sealed interface I {} record I1(long a) implements I {} record I2(int a) implements I {}",
                        "I",
                        "I has the variants I1 and I2 with the same components"),
                refusal("sealed interface J {} final static class J1 implements J {}", "J", "→ J → J1 is no record"),
                refusal("interface L {}", "L", "L cannot be passed", "sealed interface of records"),
                refusal("@Outputs record M(long a) {}", "M", "only a task's return value"),
                refusal("record N(@Param(name = \"b\") long a, long b) {}", "N", "two components of the name b"),
                refusal(
                        "record O(@Param(defaultValue = \"x\") long a) {}",
                        "O",
                        "O.a has the default value \"x\"",
                        "is no integer"),
                refusal(
                        "record P(@Param(defaultValue = \"300\") byte a) {}",
                        "P",
                        "P.a has the default value \"300\"",
                        "is not an integer from -128 to 127"),
                refusal(
                        "record Q(@Param(defaultValue = \"[1]\") List<Long> a) {}",
                        "Q",
                        "is not [], the one default that a list may have"),
                refusal(
                        "record R(@Param(defaultValue = \"{}\") H2 a) {} record H2(long a) {}",
                        "R",
                        "cannot be the default of a record"),
                refusal("record S(Optional<Optional<Long>> a) {}", "S", "one Optional"),
                refusal(
                        "record T(Thread a) {}",
                        "Map<String, Optional<T[]>>",
                        "Map<…> → Optional<…> → T[] → T.a → Thread")));
        String source = Sources.type(
                "Bad",
                refusals.keySet().stream()
                        .map(key -> key.split(" # "))
                        .map(parts -> parts[0] + " @Task public static void t" + parts[1].replaceAll("\\W", "_") + "("
                                + parts[1] + " p) {}")
                        .toArray(String[]::new));
        List<Problem> problems = ClassScanner.scan(List.of(Sources.compile(temp.resolve("bad"), source)))
                .problems();
        assertThat(problems).hasSameSizeAs(refusals.keySet());
        return refusals.values().stream()
                .map(words -> DynamicTest.dynamicTest(
                        words.toString(), () -> assertThat(problems).anySatisfy(problem -> {
                            assertThat(problem.where()).startsWith("Bad.java:");
                            assertThat(problem.text()).contains(words);
                        })));
    }

    @Test
    void anAnnotationThatTheContainerWouldForgetIsRefused() throws IOException {
        Path classes = Sources.compile(
                temp.resolve("forgotten"),
                "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)"
                        + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " @interface Nullable {}",
                Sources.type("A", "@Task public static void a(@Nullable String p) { }"));
        assertThat(ClassScanner.scan(List.of(classes)).problems()).isEmpty();
        Files.delete(classes.resolve("Nullable.class"));
        assertThat(ClassScanner.scan(List.of(classes)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .contains(
                                "FLYTE-207 A.java:",
                                "The parameter p has the annotation Nullable, which is not on the container's class path",
                                "scope compile"));
    }

    @Test
    void aNullableThatTheContainerDoesNotSeeOnTheTypeIsRefusedWithItsPlace() {
        String retention = "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.%s)";
        String use = "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)";
        Path classes = Sources.compile(
                temp.resolve("unseen"),
                "package beside; " + retention.formatted("RUNTIME") + " public @interface Nullable {}",
                "package hidden; " + retention.formatted("CLASS") + use + " public @interface Nullable {}",
                Sources.type(
                        "A",
                        "record Of(List<String> more, @beside.Nullable String name) {}",
                        "record Deep(List<@hidden.Nullable String> names) {}",
                        "@Task public static void a(@beside.Nullable Long p) { }",
                        "@Task public static void b(Optional<Of> p) { }",
                        "@Task public static void c(List<Deep> p) { }",
                        "@Task @beside.Nullable public static String d() { return null; }"));
        assertThat(ClassScanner.scan(List.of(classes)).problems())
                .extracting(Problem::what)
                .containsExactly(
                        "The parameter p → Long may be null by the annotation beside.Nullable, which a running container does"
                                + " not see on the type",
                        "The parameter p → Optional<…> → Of.name → String may be null by the annotation beside.Nullable,"
                                + " which a running container does not see on the type",
                        "The parameter p → List<…> → Deep.names → List<String> may be null by the annotation"
                                + " hidden.Nullable, which a running container does not see on the type",
                        "The return value → String may be null by the annotation beside.Nullable, which a running container"
                                + " does not see on the type");
    }

    private static Map.Entry<String, List<String>> refusal(String declaration, String type, String... words) {
        return Map.entry(declaration + " # " + type, List.of(words));
    }

    private static TaskInput input(String task) {
        return java.get(task).inputs().get(0);
    }
}
