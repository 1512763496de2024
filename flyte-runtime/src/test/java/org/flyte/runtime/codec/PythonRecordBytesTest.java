package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.idl.task.NamedLiteral;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.flyte.task.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Python SDK's samples of dataclasses, enums, dates and untyped values: the records here write and read their bytes. */
class PythonRecordBytesTest {
    enum Color {
        RED,
        GREEN,
        BLUE
    }

    /** Java's names are what is inside of a dataclass Python's values, so a peer has equal ones. */
    enum Lower {
        red,
        green,
        blue
    }

    record Point(long x, long y) {}

    record Simple(String name, long age, double score, boolean ok) {}

    record WithDefaults(
            @Param(defaultValue = "7") long a,
            @Param(defaultValue = "héllo") String b,
            @Param(defaultValue = "1.5") double c,
            @Param(defaultValue = "true") boolean d,
            @Param(defaultValue = "[]") List<Long> e,
            @Param(defaultValue = "{}") Map<String, Long> f,
            Optional<String> g,
            @Param(defaultValue = "green") Lower h) {}

    record Nested(long id, Point p, Optional<Point> maybe) {}

    record Deep(List<Point> items, Map<String, List<Point>> table, Optional<List<Optional<Long>>> opt) {}

    record BytesRec(byte[] b) {
        @Override
        public boolean equals(Object other) {
            return other instanceof BytesRec rec && Arrays.equals(rec.b, b);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(b);
        }
    }

    record IntKeyRec(Map<Long, String> m) {}

    record AnyRec(Object a) {}

    record SpecialFloats(double a, double b, double c, double d) {}

    record Tree(long value, @Param(defaultValue = "[]") List<Tree> children) {}

    record LinkedNode(long value, Optional<LinkedNode> next) {}

    record Box<T>(T item) {}

    record Zoo(
            @Param(name = "z_last") long last,
            @Param(name = "a_first") long first,
            @Param(name = "m_mid") String middle) {}

    record Empty() {}

    record PrefixRec(long x, long x2, long xy) {}

    sealed interface Animal permits Cat, Dog {}

    record Cat(String meow) implements Animal {}

    record Dog(long bark) implements Animal {}

    /** Each component's type is that of the samples with its name. */
    private record Types(
            List<Point> points,
            Map<String, List<Point>> pointsByName,
            Object untyped,
            Map<Long, String> byInteger,
            Map<Long, Long> integerByInteger,
            Map<Lower, Long> byEnum,
            Optional<Point> optionalPoint,
            Optional<Color> optionalColor,
            Optional<Animal> optionalAnimal,
            Animal animal,
            Color color,
            List<Color> colors,
            Point point,
            Simple simple,
            WithDefaults withDefaults,
            Nested nested,
            Deep deep,
            BytesRec bytes,
            IntKeyRec intKeys,
            AnyRec any,
            SpecialFloats floats,
            Tree tree,
            LinkedNode node,
            Box<String> box,
            Zoo zoo,
            Empty empty,
            PrefixRec prefix,
            Optional<PrefixRec> optionalPrefix,
            LocalDate date) {}

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("list_dataclass", "points", List.of(new Point(1, 2), new Point(3, 4))),
                Arguments.of(
                        "map_str_list_dataclass",
                        "pointsByName",
                        Map.of("z", List.of(new Point(1, 2)), "a", List.of())),
                Arguments.of(
                        "dict_bare",
                        "untyped",
                        map("b", 2L, "a", Arrays.asList(1L, 2.5, null, "x", true), "c", map("y", 1L, "x", 2L))),
                Arguments.of("dict_int_key", "byInteger", map(2L, "b", 1L, "a")),
                Arguments.of("dict_int_key_large", "integerByInteger", map(1L << 40, 1L, -5L, 2L, 200L, 3L)),
                Arguments.of("dict_enum_key", "byEnum", map(Lower.red, 1L)),
                Arguments.of("optional_dataclass_some", "optionalPoint", Optional.of(new Point(1, 2))),
                Arguments.of("optional_enum", "optionalColor", Optional.of(Color.RED)),
                Arguments.of("optional_two_dataclasses_none", "optionalAnimal", Optional.of(new Cat("m"))),
                Arguments.of("union_two_dataclasses", "animal", new Dog(3)),
                Arguments.of("enum_str_by_name_value", "color", Color.GREEN),
                Arguments.of("list_enum", "colors", List.of(Color.RED, Color.BLUE)),
                Arguments.of("dc_point", "point", new Point(1, 2)),
                Arguments.of("dc_simple", "simple", new Simple("bob", 3, 1.5, true)),
                Arguments.of(
                        "dc_defaults",
                        "withDefaults",
                        new WithDefaults(
                                7, "héllo", 1.5, true, List.of(1L, 2L), Map.of(), Optional.empty(), Lower.green)),
                Arguments.of("dc_nested_some", "nested", new Nested(1, new Point(1, 2), Optional.of(new Point(3, 4)))),
                Arguments.of(
                        "dc_deep",
                        "deep",
                        new Deep(
                                List.of(new Point(1, 2)),
                                map("b", List.of(new Point(3, 4)), "a", List.of()),
                                Optional.of(List.of(Optional.of(1L), Optional.empty())))),
                Arguments.of("dc_bytes", "bytes", new BytesRec(new byte[] {0, -1})),
                Arguments.of("dc_int_key_map", "intKeys", new IntKeyRec(map(2L, "b", 1L, "a"))),
                Arguments.of("dc_any", "any", new AnyRec(map("a", List.of(1L, "x")))),
                Arguments.of(
                        "dc_special_floats",
                        "floats",
                        new SpecialFloats(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 2)),
                Arguments.of(
                        "dc_tree_recursive",
                        "tree",
                        new Tree(1, List.of(new Tree(2, List.of()), new Tree(3, List.of(new Tree(4, List.of())))))),
                Arguments.of(
                        "dc_linked_recursive",
                        "node",
                        new LinkedNode(1, Optional.of(new LinkedNode(2, Optional.empty())))),
                Arguments.of("dc_generic_str", "box", new Box<>("x")),
                Arguments.of("dc_field_order", "zoo", new Zoo(1, 2, "m")),
                Arguments.of("dc_empty", "empty", new Empty()),
                Arguments.of("dc_prefix_fields", "prefix", new PrefixRec(1, 2, 3)),
                Arguments.of("optional_dc_prefix_fields", "optionalPrefix", Optional.of(new PrefixRec(1, 2, 3))),
                Arguments.of("date_pre_epoch", "date", LocalDate.of(1960, 5, 17)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theBytesAreThoseOfPython(String sample, String type, Object value) throws Exception {
        Codec codec = codec(type);
        assertThat(hex(codec.write(value))).isEqualTo(golden().get(sample)[0]);
        assertThat(HexFormat.of().formatHex(codec.type().toByteArray())).isEqualTo(golden().get(sample)[1]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theBytesOfPythonAreRead(String sample, String type, Object value) throws Exception {
        byte[] outputs = org.flyte.idl.task.Outputs.newBuilder()
                .addLiterals(NamedLiteral.newBuilder()
                        .setName(Outputs.NAME)
                        .setValue(org.flyte.idl.core.Literal.parseFrom(
                                HexFormat.of().parseHex(golden().get(sample)[0]))))
                .build()
                .toByteArray();
        assertThat(codec(type).read(Outputs.read(outputs, Outputs.NAME))).isEqualTo(value);
    }

    @Test
    void everySampleOfTheFileIsUsed() throws Exception {
        assertThat(samples().map(sample -> (String) sample.get()[0]))
                .containsExactlyInAnyOrderElementsOf(golden().keySet());
    }

    private static Codec codec(String component) {
        RecordComponent found = Arrays.stream(Types.class.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component))
                .findFirst()
                .orElseThrow();
        return new Codecs().codec(found.getGenericType(), found.getAnnotatedType());
    }

    private static String hex(Literal literal) throws IOException {
        return HexFormat.of()
                .formatHex(org.flyte.idl.task.Outputs.parseFrom(Outputs.write(literal))
                        .getLiterals(0)
                        .getValue()
                        .toByteArray());
    }

    /** In this order, which is that of the bytes. */
    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V> map(Object... keysAndValues) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((K) keysAndValues[i], (V) keysAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, String[]> golden() throws IOException {
        Map<String, String[]> golden = new HashMap<>();
        try (InputStream content = PythonRecordBytesTest.class.getResourceAsStream("/golden/records.txt")) {
            new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> golden.put(words[0], new String[] {words[1], words[2]}));
        }
        return golden;
    }
}
