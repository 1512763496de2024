package org.flyte.maven.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flyte.client.value.InputText;
import org.flyte.idl.core.Literal;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaRangeTest {
    private static final String[] DECLARED = {
        "record Item(short count, float weight, Optional<Byte> grade, @Param(name = \"n\") int number) {}",
        "record Of<T>(T one, List<T> more) {}",
        "record Tree(byte leaf, List<Tree> trees) {}",
        "sealed interface Shape {} record Dot(byte size) implements Shape {}",
        "record Line(int size, short width) implements Shape {} record Name(String size) implements Shape {}",
        "sealed interface Expr {} record Num(byte e) implements Expr {}",
        "record Neg(Expr e, int x) implements Expr {} record Many(Expr e, String x) implements Expr {}",
        "sealed interface Num2 {} record Both(Optional<Long> a, byte b) implements Num2 {}",
        "sealed interface Cell<T> {} record Full<T>(T value) implements Cell<T> {}"
    };

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | 2147483648 | '' | an integer from -2147483648 to 2147483647 | 2147483648",
                "Short | -32769 | '' | an integer from -32768 to 32767 | -32769",
                "Optional<Byte> | 128 | '' | an integer from -128 to 127 | 128",
                "float | 1e300 | '' | a number that a float holds | 1.0E300",
                "int[] | [1, 3000000000] | [1] | an integer from -2147483648 to 2147483647 | 3000000000",
                "List<Optional<Short>> | [null, 1, 40000] | [2] | an integer from -32768 to 32767 | 40000",
                "Map<String, byte[][]> | {} | '' | '' | ''",
                "Map<String, short[]> | {\"a b\": [70000]} | [\"a b\"][0] | an integer from -32768 to 32767 | 70000",
                "Map<Byte, Short> | {\"1\": 70000} | [\"1\"] | an integer from -32768 to 32767 | 70000",
                "Item | {\"count\": 1, \"weight\": 1e39, \"n\": 1} | .weight | a number that a float holds | 1.0E39",
                "Item | {\"count\": 1, \"weight\": 1, \"n\": -3000000000} | .n "
                        + "| an integer from -2147483648 to 2147483647 | -3000000000",
                "List<Item> | [{\"count\": 1, \"weight\": 1, \"n\": 1, \"grade\": 300}] | [0].grade"
                        + " | an integer from -128 to 127 | 300",
                "Of<Byte> | {\"one\": 1, \"more\": [2, 200]} | .more[1] | an integer from -128 to 127 | 200",
                "Of<Long> | {\"one\": 1, \"more\": [2, 200]} | '' | '' | ''",
                "Tree | {\"leaf\": 1, \"trees\": [{\"leaf\": 2, \"trees\": [{\"leaf\": 128, \"trees\": []}]}]}"
                        + " | .trees[0].trees[0].leaf | an integer from -128 to 127 | 128",
                "Shape | {\"size\": 300} | .size | an integer from -128 to 127 | 300",
                "Shape | {\"size\": 300, \"width\": 1} | '' | '' | ''",
                "Shape | {\"size\": 300, \"width\": 70000} | .width | an integer from -32768 to 32767 | 70000",
                "Shape | {\"size\": \"300\"} | '' | '' | ''",
                "Of<Shape> | {\"one\": {\"size\": 1}, \"more\": [{\"size\": 128}]} | .more[0].size"
                        + " | an integer from -128 to 127 | 128",
                "Optional<Cell<Short>> | {\"value\": 40000} | .value | an integer from -32768 to 32767 | 40000",
                "Of<Num2> | {\"one\": {\"a\": null, \"b\": 300}, \"more\": []} | .one.b"
                        + " | an integer from -128 to 127 | 300",
                "Object | {\"a\": 99999999999} | '' | '' | ''"
            })
    void aNumberThatItsPlaceDoesNotHoldIsFound(String type, String text, String path, String expected, String found) {
        assertThat(check(type, text).orElse(new OutOfRange("", "", "")))
                .isEqualTo(new OutOfRange(path, expected, found));
    }

    @Test
    void theTimeForUnionsInsideUnionsDoesNotDoubleWithEachLevel() {
        String deep = "{\"e\": 300}";
        for (int i = 0; i < 100; i++) {
            deep = "{\"e\": " + deep + ", \"x\": 1}";
        }
        String text = "{\"one\": " + deep + ", \"more\": []}";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(check("Of<Expr>", text))
                .hasValueSatisfying(beyond -> assertThat(beyond.path()).isEqualTo(".one" + ".e".repeat(101))));
    }

    private java.util.Optional<OutOfRange> check(String type, String text) {
        String[] members = java.util.Arrays.copyOf(DECLARED, DECLARED.length + 1);
        members[DECLARED.length] = "@Task public static void t(" + type + " p) {}";
        Scan scan = ClassScanner.scan(List.of(Sources.compile(temp, Sources.type("A", members))));
        assertThat(scan.problems()).isEmpty();
        TaskInput input = scan.tasks().get(0).inputs().get(0);
        Literal value = InputText.parse(text, input.type());
        return input.range().check(value);
    }
}
