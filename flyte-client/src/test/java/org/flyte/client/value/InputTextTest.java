package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flyte.idl.core.SimpleType.BOOLEAN;
import static org.flyte.idl.core.SimpleType.DATETIME;
import static org.flyte.idl.core.SimpleType.DURATION;
import static org.flyte.idl.core.SimpleType.FLOAT;
import static org.flyte.idl.core.SimpleType.INTEGER;
import static org.flyte.idl.core.SimpleType.NONE;
import static org.flyte.idl.core.SimpleType.STRING;

import com.google.protobuf.Duration;
import java.time.Instant;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Primitive;
import org.flyte.idl.core.SimpleType;
import org.flyte.idl.core.Union;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-7, -7",
        "+7, 7",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "3.0, 3",
        "3., 3",
        "1e3, 1000",
        "0e999999999, 0",
        "0.0e-999999999, 0",
        "' 42 ', 42",
        "1234567890123456789.000, 1234567890123456789",
        "12300e-2, 123",
        "1_000, 1000"
    })
    void integersAreExact(String text, long value) {
        assertThat(primitive(text, INTEGER).getInteger()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3.5",
                "x",
                "1e-1",
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e999999999",
                "1e-999999999",
                "1e9999999999",
                "0x10",
                "_1",
                "1__0",
                "NaN",
                "1 2",
                "true",
                "９"
            })
    void whatNoLongHoldsIsNoInteger(String text) {
        assertThatThrownBy(() -> InputText.parse(text, Types.of(INTEGER)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("expected an integer")
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1.5, 1.5",
        "-0.0, -0.0",
        ".5, 0.5",
        "1e-400, 0.0",
        "NaN, NaN",
        "nan, NaN",
        "Infinity, Infinity",
        "inf, Infinity",
        "-inf, -Infinity",
        "1_000.5, 1000.5",
        "-Infinity, -Infinity",
        "1.7976931348623157E308, 1.7976931348623157E308"
    })
    void numbersAreDoubles(String text, double value) {
        assertThat(primitive(text, FLOAT).getFloatValue()).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "1e400", "1d", "0x1p3", "nano", "one"})
    void whatNoDoubleHoldsIsNoNumber(String text) {
        assertRefused(text, Types.of(FLOAT), "a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a ", "null", "3", "[1]", "ä\n"})
    void aStringIsItsText(String text) {
        assertThat(primitive(text, STRING).getStringValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "t", "yes", "y", "On", " true "})
    void wordsForTrue(String text) {
        assertThat(primitive(text, BOOLEAN).getBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0", "f", "no", "n", "off"})
    void wordsForFalse(String text) {
        assertThat(primitive(text, BOOLEAN).getBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "yep", "null", "wahr"})
    void otherWordsAreNoBooleans(String text) {
        assertRefused(text, Types.of(BOOLEAN), "true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.123456789+02:00, 2026-01-31T10:00:00.123456789Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
        "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2026-01-31T12:00:00, 2026-01-31T12:00:00Z",
        "2026-01-31 12:00:00, 2026-01-31T12:00:00Z",
        "2026-01-31 12:00:00+02:00, 2026-01-31T10:00:00Z",
        "2026-01-31 - 1 day, 2026-01-30T00:00:00Z",
        "2026-01-31T12:00:00 + PT1H30M, 2026-01-31T13:30:00Z",
        "2026-1-3, 2026-01-03T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
    })
    void instantsAreIso(String text, Instant value) {
        Primitive primitive = primitive(text, DATETIME);
        assertThat(Instant.ofEpochSecond(
                        primitive.getDatetime().getSeconds(),
                        primitive.getDatetime().getNanos()))
                .isEqualTo(value);
        assertThat(primitive.getDatetime().getNanos()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "today",
                "now - 1d",
                "2026-02-30",
                "2026-01-31 - soon",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:00:60Z",
                "2026-01-31T12:00:00+99:00",
                "9999-12-31 + 10 days",
                "1769860800",
                "0000-12-31T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00"
            })
    void whatNamesNoInstantIsRefused(String text) {
        assertRefused(text, Types.of(DATETIME), "a date or a time");
    }

    @ParameterizedTest
    @CsvSource({
        "30s, 30, 0",
        "5m, 300, 0",
        "2h, 7200, 0",
        "1d, 86400, 0",
        "1500ms, 1, 500000000",
        "-1500ms, -1, -500000000",
        "PT1H30M, 5400, 0",
        "P2D, 172800, 0",
        "PT-0.5S, 0, -500000000",
        "PT0.000000001S, 0, 1",
        "0s, 0, 0",
        "315576000000s, 315576000000, 0",
        "-3s, -3, 0",
        "1h30m, 5400, 0",
        "1.5s, 1, 500000000",
        "-1h30m, -5400, 0",
        "30, 30, 0",
        "1:24, 84, 0",
        ":45, 45, 0",
        "10 days, 864000, 0",
        "1 Minute, 60, 0",
        "1 day | 2 hours, 93600, 0"
    })
    void durationsAreIsoOrShort(String text, long seconds, int nanos) {
        assertThat(primitive(text, DURATION).getDuration())
                .isEqualTo(Duration.newBuilder()
                        .setSeconds(seconds)
                        .setNanos(nanos)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30 s",
                "1w",
                "1h 30m",
                "1 day |",
                "1:2:3",
                "99999999999999999999",
                "1.5 days",
                "P1M",
                "315576000001s",
                "999999999999999999d",
                "s"
            })
    void otherFormsAreNoDurations(String text) {
        assertRefused(text, Types.of(DURATION), "a duration such as 30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "none"})
    void anOptionalMayBeEmpty(String text) {
        Union union = InputText.parse(text, Types.optional(Types.of(STRING)))
                .getScalar()
                .getUnion();
        assertThat(union.getType().getSimple()).isEqualTo(NONE);
        assertThat(union.getValue().getScalar().hasNoneType()).isTrue();
    }

    @Test
    void anOptionalHoldsItsValue() {
        Union union = InputText.parse("5", Types.optional(Types.of(INTEGER)))
                .getScalar()
                .getUnion();
        assertThat(union.getType()).isEqualTo(Types.of(INTEGER));
        assertThat(union.getValue()).isEqualTo(InputText.parse("5", Types.of(INTEGER)));
    }

    @Test
    void anOptionalSaysWhatItsValueShouldBe() {
        assertRefused("x", Types.optional(Types.of(INTEGER)), "an integer");
        assertThatThrownBy(() -> InputText.parse("[1, \"x\"]", Types.optional(Types.list(Types.of(INTEGER)))))
                .hasMessageStartingWith("[1]: expected an integer");
    }

    @Test
    void aUnionTakesTextForAStringOnlyWhenNothingElseFits() {
        LiteralType union = Types.union(Types.of(STRING), Types.of(INTEGER), Types.of(BOOLEAN));
        assertThat(variant("5", union)).isEqualTo(INTEGER);
        assertThat(variant("true", union)).isEqualTo(BOOLEAN);
        assertThat(variant("5x", union)).isEqualTo(STRING);
        assertThat(variant("null", union)).isEqualTo(STRING);
    }

    @Test
    void listsAndMapsAreJson() {
        Literal literal = InputText.parse("{\"a\": [1, 2], \"b\": []}", Types.map(Types.list(Types.of(INTEGER))));
        assertThat(OutputJson.of(literal)).hasToString("{\"a\":[1,2],\"b\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1,", "1,2", "[1] 2", "['a']", "[a]", "[1;2]", "{\"a\":1}", "null"})
    void listsAreStrictJson(String text) {
        assertRefused(text, Types.list(Types.of(STRING)), "a list");
    }

    @Test
    void anEnumTakesItsNamesOnly() {
        assertThat(InputText.parse("RED", Types.oneOf("RED", "BLUE"))
                        .getScalar()
                        .getPrimitive()
                        .getStringValue())
                .isEqualTo("RED");
        assertRefused("red", Types.oneOf("RED", "BLUE"), "one of RED, BLUE");
    }

    @ParameterizedTest
    @EnumSource(
            value = SimpleType.class,
            names = {"ERROR"})
    void otherTypesAreRefusedInWords(SimpleType type) {
        assertRefused("{}", Types.of(type), "cannot be given as text");
    }

    @Test
    void theMessageKeepsLongValuesShort() {
        ValueException e =
                catchThrowableOfType(ValueException.class, () -> InputText.parse("9".repeat(1000), Types.of(INTEGER)));
        assertThat(e.found()).hasSizeLessThan(70);
        assertThat(e.path()).isEmpty();
        assertThat(e.expected()).startsWith("an integer");
    }

    @Test
    void nowAndTodayAreTheCallersTime() {
        Instant now = Instant.parse("2026-03-01T12:00:00.5Z");
        Surroundings surroundings = new Surroundings(Optional.of(now), LocalFiles.NONE);
        assertThat(seconds("now", surroundings)).isEqualTo(now.getEpochSecond());
        assertThat(seconds("now - 1 day", surroundings)).isEqualTo(now.getEpochSecond() - 86_400);
        assertThat(seconds("today", surroundings) % 86_400).isZero();
    }

    private static long seconds(String text, Surroundings surroundings) {
        return InputText.parse(text, Types.of(DATETIME), surroundings)
                .getScalar()
                .getPrimitive()
                .getDatetime()
                .getSeconds();
    }

    private static SimpleType variant(String text, LiteralType union) {
        return InputText.parse(text, union).getScalar().getUnion().getType().getSimple();
    }

    private static Primitive primitive(String text, SimpleType type) {
        return InputText.parse(text, Types.of(type)).getScalar().getPrimitive();
    }

    private static void assertRefused(String text, LiteralType type, String expected) {
        assertThatThrownBy(() -> InputText.parse(text, type))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining(expected);
    }
}
