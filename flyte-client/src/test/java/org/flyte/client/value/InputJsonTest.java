package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flyte.idl.core.SimpleType.BOOLEAN;
import static org.flyte.idl.core.SimpleType.DATETIME;
import static org.flyte.idl.core.SimpleType.DURATION;
import static org.flyte.idl.core.SimpleType.FLOAT;
import static org.flyte.idl.core.SimpleType.INTEGER;
import static org.flyte.idl.core.SimpleType.NONE;
import static org.flyte.idl.core.SimpleType.STRING;

import com.google.gson.JsonParser;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.SimpleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputJsonTest {
    @Test
    void aLongStaysExact() {
        Literal literal = parse("[9007199254740993, -9223372036854775808, 3.0]", Types.list(Types.of(INTEGER)));
        assertThat(OutputJson.of(literal)).hasToString("[9007199254740993,-9223372036854775808,3]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | \"5\"",
                "INTEGER | 3.5",
                "INTEGER | 1e19",
                "INTEGER | true",
                "INTEGER | null",
                "FLOAT | \"1.5\"",
                "FLOAT | 1e400",
                "FLOAT | []",
                "STRING | 5",
                "STRING | null",
                "BOOLEAN | \"true\"",
                "BOOLEAN | 1",
                "DATETIME | 5",
                "DATETIME | \"yesterday\"",
                "DURATION | true",
                "DURATION | \"soon\"",
                "NONE | 0",
                "NONE | \"null\"",
                "BINARY | \"?\"",
                "BINARY | []",
                "ERROR | {}"
            })
    void nothingIsConvertedSilently(SimpleType type, String json) {
        assertThatThrownBy(() -> parse(json, Types.of(type)))
                .isInstanceOf(ValueException.class)
                .hasMessageStartingWith("expected ");
    }

    @Test
    void theMessageSaysWhereInTheValue() {
        LiteralType type = Types.map(Types.list(Types.optional(Types.of(INTEGER))));
        assertThatThrownBy(() -> parse("{\"a\": [], \"odd key\": [1, null, \"x\"]}", type))
                .isInstanceOf(ValueException.class)
                .hasMessage("[\"odd key\"][2]: expected an integer from -9223372036854775808 to 9223372036854775807,"
                        + " found \"x\"");
        assertThatThrownBy(() -> parse("{\"plain\": 5}", type)).hasMessage(".plain: expected a list, found 5");
    }

    @Test
    void nullIsOnlyTheEmptyVariant() {
        LiteralType optional = Types.optional(Types.of(STRING));
        assertThat(parse("null", optional).getScalar().getUnion().getType().getSimple())
                .isEqualTo(NONE);
        assertThat(parse("\"null\"", optional).getScalar().getUnion().getType().getSimple())
                .isEqualTo(STRING);
        assertThatThrownBy(() -> parse("null", Types.union(Types.of(STRING), Types.of(INTEGER))))
                .hasMessageContaining("a string, or an integer");
    }

    @Test
    void aUnionTakesTheVariantOfTheJsonsKind() {
        LiteralType union = Types.union(
                Types.of(BOOLEAN), Types.of(INTEGER), Types.of(FLOAT), Types.list(Types.of(INTEGER)), Types.of(STRING));
        assertThat(variant("1", union)).isEqualTo(Types.of(INTEGER));
        assertThat(variant("1.5", union)).isEqualTo(Types.of(FLOAT));
        assertThat(variant("\"1\"", union)).isEqualTo(Types.of(STRING));
        assertThat(variant("true", union)).isEqualTo(Types.of(BOOLEAN));
        assertThat(variant("[]", union)).isEqualTo(Types.list(Types.of(INTEGER)));
        assertThatThrownBy(() -> variant("{}", union)).hasMessageContaining("true or false, or an integer");
    }

    @Test
    void instantsAndDurationsAreTextInJson() {
        assertThat(OutputJson.of(parse("[\"2026-01-31T12:00:00+01:00\"]", Types.list(Types.of(DATETIME)))))
                .hasToString("[\"2026-01-31T11:00:00Z\"]");
        assertThat(OutputJson.of(parse("[\"90m\", \"PT-0.5S\"]", Types.list(Types.of(DURATION)))))
                .hasToString("[\"PT1H30M\",\"PT-0.5S\"]");
    }

    private static LiteralType variant(String json, LiteralType union) {
        return parse(json, union).getScalar().getUnion().getType();
    }

    private static Literal parse(String json, LiteralType type) {
        return InputJson.parse(JsonParser.parseString(json), type);
    }
}
