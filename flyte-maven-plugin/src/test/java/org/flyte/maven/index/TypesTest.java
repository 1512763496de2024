package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesTest {
    @TempDir
    Path temp;

    /** One line of {@code golden/types.csv}. */
    private record Row(String java, String python, LiteralType type) {}

    @Test
    void areThoseThatThePythonSdkGivesItsCounterparts() throws Exception {
        List<Row> rows = rows();
        List<TaskInput> inputs = inputs(rows.stream().map(Row::java).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(inputs.get(i).javaType()).isEqualTo(rows.get(i).java());
            assertThat(inputs.get(i).type())
                    .as("%s as Python's %s", rows.get(i).java(), rows.get(i).python())
                    .isEqualTo(rows.get(i).type());
        }
    }

    @Test
    void ofAllIntegersAreOne() {
        assertThat(inputs(List.of("long", "int", "short", "byte", "Long", "Integer", "Short", "Byte")))
                .allMatch(input -> input.type().getSimple() == SimpleType.INTEGER);
    }

    @Test
    void ofAllFloatingPointNumbersAreOne() {
        assertThat(inputs(List.of("double", "float", "Double", "Float")))
                .allMatch(input -> input.type().getSimple() == SimpleType.FLOAT);
    }

    @Test
    void nest() {
        TaskInput input =
                inputs(List.of("Map<String, List<Map<String, Long>>>")).get(0);
        LiteralType inner = input.type().getMapValueType().getCollectionType().getMapValueType();
        assertThat(inner.getSimple()).isEqualTo(SimpleType.INTEGER);
    }

    @Test
    void ofFuturesAreThoseOfTheirValues() {
        Scan scan = ClassScanner.scan(List.of(Sources.compile(
                temp,
                Sources.type(
                        "A",
                        "@Task public static CompletableFuture<Long> a() { return null; }",
                        "@Task public static CompletionStage<List<String>> b() { return null; }",
                        "@Task public static CompletableFuture<Void> c() { return null; }",
                        "@Task public static void d() { }",
                        "@Task public static Void e() { return null; }",
                        "@Task public static Long f() { return null; }"))));
        assertThat(scan.problems()).isEmpty();
        List<TaskOutput> outputs =
                scan.tasks().stream().map(TaskDeclaration::output).toList();
        assertThat(outputs).extracting(TaskOutput::async).containsExactly(true, true, true, false, false, false);
        assertThat(outputs.get(0).outputs().get(0).type())
                .isEqualTo(outputs.get(5).outputs().get(0).type());
        assertThat(outputs.get(1).outputs().get(0).type().getCollectionType().getSimple())
                .isEqualTo(SimpleType.STRING);
        assertThat(outputs.subList(2, 5)).allMatch(output -> output.outputs().isEmpty());
        assertThat(outputs.get(1).javaType()).isEqualTo("CompletionStage<List<String>>");
    }

    private List<TaskInput> inputs(List<String> javaTypes) {
        String parameters = IntStream.range(0, javaTypes.size())
                .mapToObj(i -> javaTypes.get(i) + " p" + i)
                .collect(Collectors.joining(", "));
        Scan scan = ClassScanner.scan(List.of(
                Sources.compile(temp, Sources.type("A", "@Task public static void task(" + parameters + ") { }"))));
        assertThat(scan.problems()).isEmpty();
        return scan.tasks().get(0).inputs();
    }

    private static List<Row> rows() throws Exception {
        List<Row> rows = new java.util.ArrayList<>();
        for (String line : Sources.resource("/golden/types.csv").lines().skip(1).toList()) {
            String[] columns = line.split("; ");
            rows.add(new Row(
                    columns[0], columns[1], LiteralType.parseFrom(HexFormat.of().parseHex(columns[2]))));
        }
        return rows;
    }
}
