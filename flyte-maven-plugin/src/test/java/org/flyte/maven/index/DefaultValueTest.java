package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.maven.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultValueTest {
    @TempDir
    Path temp;

    @Test
    void areReadByTheParametersType() {
        Scan scan = scan(
                "@Param(defaultValue = \"3\") int a",
                "@Param(defaultValue = \"1.5\") double b",
                "@Param(defaultValue = \"\") String c",
                "@Param(defaultValue = \"true\") boolean d",
                "@Param(defaultValue = \"1m\") Duration e",
                "@Param(defaultValue = \"2024-01-02T03:04:05Z\") Instant f");
        assertThat(scan.problems()).isEmpty();
        List<Primitive> values = scan.tasks().get(0).inputs().stream()
                .map(input -> input.defaultValue().getScalar().getPrimitive())
                .toList();
        assertThat(values.get(0).getInteger()).isEqualTo(3);
        assertThat(values.get(1).getFloatValue()).isEqualTo(1.5);
        assertThat(values.get(2).hasStringValue()).isTrue();
        assertThat(values.get(3).getBoolean()).isTrue();
        assertThat(values.get(4).getDuration().getSeconds()).isEqualTo(60);
        assertThat(values.get(5).getDatetime().getSeconds()).isEqualTo(1_704_164_645L);
    }

    @Test
    void areReadInsideListsMapsAndOptionals() {
        Scan scan = scan(
                "@Param(defaultValue = \"[1, 2]\") List<Byte> a",
                "@Param(defaultValue = \"{\\\"k\\\": null}\") Map<String, Optional<Long>> b",
                "@Param(defaultValue = \"7\") Optional<Integer> c");
        assertThat(scan.problems()).isEmpty();
        List<Literal> values = scan.tasks().get(0).inputs().stream()
                .map(TaskInput::defaultValue)
                .toList();
        assertThat(values.get(0).getCollection().getLiteralsCount()).isEqualTo(2);
        assertThat(values.get(1)
                        .getMap()
                        .getLiteralsOrThrow("k")
                        .getScalar()
                        .getUnion()
                        .getType()
                        .getStructure()
                        .getTag())
                .isEqualTo("none");
        assertThat(values.get(2).getScalar().getUnion().getType().getStructure().getTag())
                .isEqualTo("int");
    }

    @Test
    void areNothingForOptionalsOnly() {
        List<TaskInput> inputs = scan("Optional<Long> a", "List<Optional<Long>> b", "long c")
                .tasks()
                .get(0)
                .inputs();
        assertThat(inputs.get(0)
                        .defaultValue()
                        .getScalar()
                        .getUnion()
                        .getValue()
                        .getScalar()
                        .hasNoneType())
                .isTrue();
        assertThat(inputs.subList(1, 3)).extracting(TaskInput::defaultValue).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 1_000 | true",
                "long | ' +7 ' | true",
                "long | 0x7 | false",
                "double | .5e3 | true",
                "boolean | yes | true",
                "Boolean | OFF | true",
                "boolean | ja | false",
                "Instant | 2026-01-31 12:00:00 | true",
                "Instant | 2026-01-31 - 1d | true",
                "Instant | now | false",
                "LocalDate | 2026-01-31 | true",
                "Duration | 1h30m | true",
                "Duration | 10 days | true",
                "Duration | 1:24 | true",
                "Duration | soon | false",
                "Optional<String> | null | true",
                "byte | 300 | false",
                "Optional<Short> | 40000 | false"
            })
    void ofAComponentAndOfAParameterHaveTheSameForms(String type, String text, boolean fits) {
        String param = "@Param(defaultValue = \"" + text + "\") " + type + " x";
        Scan scan = ClassScanner.scan(List.of(Sources.compile(
                temp,
                Sources.type(
                        "A",
                        "record R(" + param + ") {}",
                        "@Task public static void parameter(" + param + ") { }",
                        "@Task public static void component(R r) { }"))));
        assertThat(scan.problems()).hasSize(fits ? 0 : 2);
        assertThat(scan.tasks()).hasSize(fits ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | ten | an integer",
                "int | 2147483648 | from -2147483648 to 2147483647",
                "Short | 40000 | from -32768 to 32767",
                "byte | -129 | from -128 to 127",
                "float | 1e300 | that a float holds",
                "double | '' | a number",
                "boolean | perhaps | true or false",
                "Instant | noon | such as 2026-01-31",
                "Duration | soon | duration",
                "List<Long> | 1, 2 | JSON",
                "List<Integer> | [3000000000] | found 3000000000",
                "Map<String, Byte> | {'a': 300} | from -128 to 127",
                "Optional<Short> | 99999 | from -32768 to 32767"
            })
    void thatDoNotFitAreReported(String type, String text, String words) {
        String json = text.replace("'", "\\\"");
        List<Problem> problems =
                scan("@Param(defaultValue = \"" + json + "\") " + type + " p").problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(IndexCode.DEFAULT_VALUE);
            assertThat(problem.text()).contains("A.java:7", "of the parameter p is no " + type, words);
        });
    }

    private Scan scan(String... parameters) {
        String method = "@Task public static void task(" + String.join(", ", parameters) + ") { }";
        return ClassScanner.scan(List.of(Sources.compile(temp, Sources.type("A", method))));
    }
}
