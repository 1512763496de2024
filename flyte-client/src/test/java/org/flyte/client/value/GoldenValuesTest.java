package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against literals that the Python SDK made of the same values. */
class GoldenValuesTest {
    static Stream<Arguments> values() throws Exception {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(GoldenValuesTest.class.getResourceAsStream("/golden/values.json")),
                StandardCharsets.UTF_8)) {
            JsonArray entries = JsonParser.parseReader(in).getAsJsonArray();
            assertThat(entries).hasSizeGreaterThan(30);
            return StreamSupport.stream(entries.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(entry -> Arguments.of(entry.get("name").getAsString(), entry));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void jsonBecomesTheLiteralOfPython(String name, JsonObject entry) throws Exception {
        assertThat(InputJson.parse(entry.get("json"), type(entry))).as(name).isEqualTo(literal(entry));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aPropertysTextBecomesTheLiteralOfPython(String name, JsonObject entry) throws Exception {
        JsonElement json = entry.get("json");
        boolean string = json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
        Literal expected = literal(entry);
        if (name.equals("union_int_str_str")) {
            // As text the number wins: nothing tells 1 from "1".
            expected = InputJson.parse(JsonParser.parseString("1"), type(entry));
        }
        assertThat(InputText.parse(string ? json.getAsString() : json.toString(), type(entry)))
                .as(name)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void theLiteralOfPythonBecomesJson(String name, JsonObject entry) throws Exception {
        assertThat(OutputJson.of(literal(entry)).toString())
                .as(name)
                .isEqualTo(entry.get("json").toString().replace("5e-324", "4.9E-324"));
    }

    private static LiteralType type(JsonObject entry) throws Exception {
        return LiteralType.parseFrom(HexFormat.of().parseHex(entry.get("type").getAsString()));
    }

    private static Literal literal(JsonObject entry) throws Exception {
        return Literal.parseFrom(HexFormat.of().parseHex(entry.get("literal").getAsString()));
    }
}
