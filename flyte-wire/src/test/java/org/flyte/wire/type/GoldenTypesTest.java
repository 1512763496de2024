package org.flyte.wire.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flyte.wire.type.ScalarType.BINARY;
import static org.flyte.wire.type.ScalarType.BOOLEAN;
import static org.flyte.wire.type.ScalarType.DATE;
import static org.flyte.wire.type.ScalarType.DATETIME;
import static org.flyte.wire.type.ScalarType.DURATION;
import static org.flyte.wire.type.ScalarType.FLOAT;
import static org.flyte.wire.type.ScalarType.INTEGER;
import static org.flyte.wire.type.ScalarType.STRING;
import static org.flyte.wire.type.UnionType.optional;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the messages of types against those that the Python SDK made. */
class GoldenTypesTest {
    private static final FlyteType COLOR = new EnumType(List.of("RED", "GREEN", "BLUE"));
    private static final FlyteType LOWER = new EnumType(List.of("red", "green", "blue"));
    private static final FlyteType TWO_COLORS = new EnumType(List.of("RED", "GREEN"));
    private static final RecordType POINT = record("Point", part("x", INTEGER), part("y", INTEGER));
    private static final RecordType CAT = record("Cat", part("meow", STRING));
    private static final RecordType DOG = record("Dog", part("bark", INTEGER));
    private static final RecordType TREE = new RecordType(
            "Tree", "Tree", () -> List.of(part("value", INTEGER), part("children", new ListType(self()))));
    private static final RecordType NODE = new RecordType(
            "LinkedNode", "LinkedNode", () -> List.of(part("value", INTEGER), absent("next", optional(node()))));
    private static final RecordType A = new RecordType("A", "A", () -> List.of(part("b", optional(b()))));
    private static final RecordType B = new RecordType("B", "B", () -> List.of(part("a", new ListType(A))));
    private static final FlyteType CAT_OR_DOG = new UnionType(List.of(CAT, DOG));
    private static final RecordType PREFIXES =
            record("PrefixRec", part("x", INTEGER), part("x2", INTEGER), part("xy", INTEGER));

    private final Map<String, FlyteType> types = new LinkedHashMap<>();

    GoldenTypesTest() {
        single();
        containers();
        records();
        recordsAroundOthers();
    }

    @TestFactory
    Stream<DynamicTest> aTypeIsWrittenAsPythonWritesIt() {
        Map<String, String> golden = golden();
        assertThat(types).containsOnlyKeys(golden.keySet());
        return golden.entrySet().stream()
                .map(sample -> dynamicTest(sample.getKey(), () -> assertThat(HexFormat.of()
                                .formatHex(types.get(sample.getKey()).toByteArray()))
                        .isEqualTo(sample.getValue())));
    }

    private void single() {
        types.put("int_3", INTEGER);
        types.put("float_1_5", FLOAT);
        types.put("str_world", STRING);
        types.put("bool_true", BOOLEAN);
        types.put("none", ScalarType.NONE);
        types.put("datetime_utc", DATETIME);
        types.put("date", DATE);
        types.put("timedelta_zero", DURATION);
        types.put("enum_str_by_name_value", COLOR);
        types.put("file_hash", BlobType.FILE);
        types.put("dir_plain", BlobType.DIRECTORY);
    }

    private void containers() {
        types.put("list_int", new ListType(INTEGER));
        types.put("list_optional_int", new ListType(optional(INTEGER)));
        types.put("list_dataclass", new ListType(POINT));
        types.put("list_enum", new ListType(COLOR));
        types.put("list_file", new ListType(BlobType.FILE));
        types.put("map_str_int", new MapType(INTEGER));
        types.put("map_str_list_dataclass", new MapType(new ListType(POINT)));
        types.put("dict_bare", UntypedType.ANY);
        types.put("dict_int_key", UntypedType.map(INTEGER, STRING));
        types.put("optional_dataclass_some", optional(POINT));
        types.put("optional_enum", optional(COLOR));
        types.put("optional_file_some", optional(BlobType.FILE));
        types.put("optional_dir", optional(BlobType.DIRECTORY));
        types.put("optional_dc_prefix_fields", optional(PREFIXES));
        types.put("union_int_str_int", new UnionType(List.of(INTEGER, STRING)));
        types.put("union_two_dataclasses", CAT_OR_DOG);
        types.put("union_datetime_date", new UnionType(List.of(DATETIME, DATE)));
        types.put("union_nested_optional_list", optional(new ListType(optional(STRING))));
        types.put("optional_two_dataclasses_none", optional(CAT_OR_DOG));
    }

    private void records() {
        types.put("dc_point", POINT);
        types.put(
                "dc_simple",
                record(
                        "Simple",
                        part("name", STRING),
                        part("age", INTEGER),
                        part("score", FLOAT),
                        part("ok", BOOLEAN)));
        types.put(
                "dc_defaults",
                record(
                        "WithDefaults",
                        part("a", INTEGER, Default.of(7)),
                        part("b", STRING, Default.of("héllo")),
                        part("c", FLOAT, Default.of(1.5)),
                        part("d", BOOLEAN, Default.of(true)),
                        part("e", new ListType(INTEGER), Default.UNTOLD),
                        part("f", new MapType(INTEGER), Default.UNTOLD),
                        absent("g", optional(STRING)),
                        part("h", LOWER, Default.of("green"))));
        types.put("dc_bytes", record("BytesRec", part("b", BINARY)));
        types.put("dc_int_key_map", record("IntKeyRec", part("m", UntypedType.map(INTEGER, STRING))));
        types.put("dc_union_int", record("UnionRec", part("u", new UnionType(List.of(INTEGER, STRING)))));
        types.put("dc_any", record("AnyRec", part("a", UntypedType.ANY)));
        types.put("dc_generic_str", record("Box", part("item", STRING)));
        types.put("dc_empty", record("Empty"));
        types.put("dc_prefix_fields", PREFIXES);
        types.put(
                "dc_optional_default_value",
                record(
                        "OptDef",
                        part("a", optional(INTEGER), Default.of(5)),
                        part("b", optional(POINT), Default.UNTOLD),
                        part("c", FLOAT, Default.of(2))));
        types.put(
                "more_WithFile",
                record(
                        "WithFile",
                        part("f", BlobType.FILE),
                        part("d", BlobType.DIRECTORY),
                        absent("o", optional(BlobType.FILE))));
        types.put(
                "more_Maps",
                record(
                        "Maps",
                        part("a", UntypedType.map(STRING, UntypedType.ANY)),
                        part("b", UntypedType.map(UntypedType.ANY, UntypedType.ANY)),
                        part("c", UntypedType.map(INTEGER, STRING)),
                        part("d", UntypedType.map(TWO_COLORS, INTEGER)),
                        part("e", UntypedType.map(FLOAT, INTEGER)),
                        part("f", UntypedType.map(BOOLEAN, INTEGER)),
                        part("g", new ListType(UntypedType.ANY)),
                        part("h", new ListType(UntypedType.ANY)),
                        part("i", new MapType(new MapType(INTEGER))),
                        part("k", UntypedType.map(DATETIME, INTEGER))));
        types.put(
                "more_U",
                record(
                        "U",
                        part("u", CAT_OR_DOG),
                        part("ou", optional(CAT_OR_DOG)),
                        part("l", new ListType(CAT_OR_DOG)),
                        absent("dflt", optional(CAT_OR_DOG))));
        types.put(
                "more_Opts",
                record(
                        "Opts",
                        part("a", optional(INTEGER)),
                        part("b", optional(POINT)),
                        part("c", optional(TWO_COLORS)),
                        absent("d", optional(new ListType(INTEGER))),
                        part("e", optional(DURATION), Default.of(90.0)),
                        part("f", DATETIME, Default.of("2024-01-02T00:00:00+00:00")),
                        part("g", BINARY, Default.of("YWI=\n")),
                        part("h", DATE, Default.of("2024-01-02")),
                        part("i", TWO_COLORS, Default.of("RED")),
                        part("j", FLOAT, Default.of(3)),
                        part("k", FLOAT, Default.of(2.0)),
                        part("l", DURATION, Default.of(1.5)),
                        part("m", DATETIME, Default.of("2024-01-02T03:04:05.600000+00:00"))));
    }

    private void recordsAroundOthers() {
        types.put(
                "dc_nested_some",
                record("Nested", part("id", INTEGER), part("p", POINT), absent("maybe", optional(POINT))));
        types.put(
                "dc_deep",
                record(
                        "Deep",
                        part("items", new ListType(POINT)),
                        part("table", new MapType(new ListType(POINT))),
                        absent("opt", optional(new ListType(optional(INTEGER))))));
        types.put("dc_tree_recursive", tree());
        types.put("dc_linked_recursive", NODE);
        types.put("more_Forest", record("Forest", part("trees", new ListType(TREE)), part("name", STRING)));
        types.put("more_Two", record("Two", part("a", TREE), part("b", TREE)));
        types.put("more_A", A);
        types.put("more_B", B);
        types.put(
                "more_Nb",
                record("Nb", part("p", POINT), part("q", POINT), part("r", box(INTEGER)), part("s", box(STRING))));
        types.put("more_Box_Point", box(POINT));
        types.put("more_Box_Tree", box(TREE));
    }

    private static RecordType tree() {
        RecordType[] tree = new RecordType[1];
        tree[0] = new RecordType(
                "Tree",
                "Tree",
                () -> List.of(part("value", INTEGER), part("children", new ListType(tree[0]), Default.UNTOLD)));
        return tree[0];
    }

    private static RecordType self() {
        return TREE;
    }

    private static RecordType node() {
        return NODE;
    }

    private static RecordType b() {
        return B;
    }

    private static RecordType box(FlyteType item) {
        return record("Box", part("item", item), part("more", new ListType(item)));
    }

    private static RecordType record(String name, Component... components) {
        return new RecordType(name, name, () -> List.of(components));
    }

    private static Component part(String name, FlyteType type) {
        return new Component(name, type, null);
    }

    private static Component part(String name, FlyteType type, Default value) {
        return new Component(name, type, value);
    }

    private static Component absent(String name, FlyteType type) {
        return new Component(name, type, Default.NONE);
    }

    private static Map<String, String> golden() {
        Map<String, String> samples = new LinkedHashMap<>();
        try (InputStream content = GoldenTypesTest.class.getResourceAsStream("/golden/types.txt")) {
            new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(sample -> samples.put(sample[0], sample[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }
}
