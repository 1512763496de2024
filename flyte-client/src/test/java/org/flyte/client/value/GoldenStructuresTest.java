package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against types and literals that the Python SDK made of dataclasses, models, dictionaries, files and unions of them. */
class GoldenStructuresTest {
    /** What JSON cannot tell, and what becomes of it. */
    private static final Map<String, String> OTHER = Map.of(
            "dict_int_key", "the type does not say that keys are numbers",
            "dict_int_key_large", "the type does not say that keys are numbers",
            "file_hash", "printed by its address only",
            "file_named_format", "printed by its address only",
            "dc_uint64_over", "beyond 64 bits with sign",
            "union_two_same_shape_dataclasses", "nothing tells the two apart: the first is taken",
            "union_datetime_date", "nothing tells the two apart: the first is taken",
            "annotated_field_optional", "Python leaves the annotation out of the value's own type",
            "dc_dataframe", "Python leaves the default of hash out",
            "dc_optional_default_value", "an integer in a float's place");

    static Stream<Arguments> values() throws Exception {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(GoldenStructuresTest.class.getResourceAsStream("/golden/structures.json")),
                StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                    JsonParser.parseReader(in).getAsJsonArray().spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(entry -> Arguments.of(entry.get("name").getAsString(), entry))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void whatIsPrintedIsReadAsTheSameValue(String name, JsonObject entry) throws Exception {
        LiteralType type = type(entry);
        Literal literal = literal(entry);
        JsonElement json = OutputJson.of(literal, type);
        if (OTHER.containsKey(name)) {
            assertThat(json.toString()).isNotEmpty();
            return;
        }
        JsonElement again = StrictJson.parse(json.toString());
        Literal read = InputJson.parse(again, type);
        assertThat(Canonical.of(read)).as(json.toString()).isEqualTo(Canonical.of(literal));
        if (!again.isJsonPrimitive()) {
            assertThat(Canonical.of(InputText.parse(json.toString(), type))).isEqualTo(Canonical.of(literal));
        }
    }

    @Test
    void printsWhatPeopleRead() throws Exception {
        assertThat(printed("dc_times_naive_neg"))
                .isEqualTo(
                        "{\"dt\":\"2024-01-02T03:04:05\",\"d\":\"1960-01-02\",\"td\":\"PT-1.5S\",\"t\":\"01:02:03.000004\"}");
        assertThat(printed("dc_bytes")).isEqualTo("{\"b\":\"AP8=\"}");
        assertThat(printed("dc_special_floats")).isEqualTo("{\"a\":\"NaN\",\"b\":\"Infinity\",\"c\":-0.0,\"d\":2.0}");
        assertThat(printed("dc_int_key_map")).isEqualTo("{\"m\":{\"2\":\"b\",\"1\":\"a\"}}");
        assertThat(printed("pyd_files")).isEqualTo("{\"f\":\"s3://b/k.txt\",\"d\":\"s3://b/d\"}");
        assertThat(printed("file_hash")).isEqualTo("\"s3://bucket/k.txt\"");
        assertThat(printed("dc_uint64_over")).isEqualTo("{\"x\":9223372036854775808,\"y\":-9223372036854775808}");
        assertThat(printed("proto_struct_msg")).contains("\"org\":\"o\"");
    }

    private static String printed(String name) throws Exception {
        JsonObject entry = values().filter(value -> value.get()[0].equals(name))
                .map(value -> (JsonObject) value.get()[1])
                .findFirst()
                .orElseThrow();
        return OutputJson.of(literal(entry), type(entry)).toString();
    }

    private static LiteralType type(JsonObject entry) throws Exception {
        return LiteralType.parseFrom(HexFormat.of().parseHex(entry.get("type").getAsString()));
    }

    private static Literal literal(JsonObject entry) throws Exception {
        return Literal.parseFrom(HexFormat.of().parseHex(entry.get("literal").getAsString()));
    }
}
