package org.flyte.client.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Random;
import org.flyte.idl.core.Binary;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.Scalar;
import org.flyte.idl.core.SimpleType;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HostileValuesTest {
    private static final LiteralType ANY = Types.struct("");

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(InputText.parse("[".repeat(499) + "]".repeat(499), ANY).hasScalar())
                .isTrue();
        assertThatThrownBy(() -> InputText.parse("[".repeat(1_000_000), ANY))
                .isInstanceOf(ValueException.class)
                .hasMessage("expected JSON nested at most 500 deep, found deeper nesting");
        assertThatThrownBy(() -> InputText.parse("{\"a\":".repeat(1_000_000), ANY))
                .isInstanceOf(ValueException.class);
    }

    @Test
    void hugeTextIsReadAndShownShort() {
        String huge = "x".repeat(20_000_000);
        assertThat(InputText.parse(huge, Types.of(SimpleType.STRING))
                        .getScalar()
                        .getPrimitive()
                        .getStringValue())
                .hasSize(huge.length());
        assertThatThrownBy(() -> InputText.parse(huge, Types.of(SimpleType.INTEGER)))
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(200));
        String digits = "9".repeat(20_000_000);
        assertThatThrownBy(() -> InputText.parse(digits, Types.of(SimpleType.INTEGER)))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse("[" + digits + "]", ANY)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse(digits, Types.of(SimpleType.DURATION)))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse(digits, Types.of(SimpleType.DATETIME)))
                .isInstanceOf(ValueException.class);
    }

    @Test
    void aMemberThatOccursTwiceIsRefused() {
        assertThatThrownBy(() -> InputText.parse("{\"a\": {\"b\": 1, \"b\": 1}}", ANY))
                .hasMessage(".a.b: expected one member of this name, found two");
        assertThatThrownBy(() -> InputText.parse("{\"a\": 1, \"a\": 1}", Types.map(Types.of(SimpleType.INTEGER))))
                .isInstanceOf(ValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "[Infinity]",
                "{\"a\": -Infinity}",
                "[1,]",
                "{a: 1}",
                "[0x1]",
                "/* */ 1",
                "[01]",
                "\"\u0001\""
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> StrictJson.parse(text)).isInstanceOf(ValueException.class);
    }

    @Test
    void halvesOfSurrogatePairsAreRefusedWhereverTheyStand() {
        assertThatThrownBy(() -> InputText.parse("a\uD83D", Types.of(SimpleType.STRING)))
                .hasMessage("expected text without halves of surrogate pairs, found \"a\uFFFD\"");
        assertThatThrownBy(() -> InputText.parse("[\"\\ud83d\"]", ANY)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse("{\"\\ud83d\": 1}", ANY)).isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse("{\"\\ud83d\": 1}", Types.map(Types.of(SimpleType.INTEGER))))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputText.parse(
                        "s3://\uD83D", Types.blob(org.flyte.idl.core.BlobType.BlobDimensionality.SINGLE)))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> InputJson.parse(
                        new com.google.gson.JsonPrimitive("\uD83D"), Types.struct("{\"type\": \"string\"}")))
                .hasMessageStartingWith("expected a string, found");
        assertThat(InputText.parse("\"\\ud83d\\ude00\"", Types.struct("{\"type\": \"string\"}"))
                        .hasScalar())
                .isTrue();
    }

    @Test
    void messagesHoldNothingThatATerminalObeys() {
        assertThatThrownBy(() -> InputText.parse("\u001b[31m\nred", Types.of(SimpleType.INTEGER)))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#/$defs/A\"}",
                "{\"$ref\": \"#\"}",
                "{\"$ref\": \"#/$defs/A\", \"$defs\": {\"A\": {\"$ref\": \"#/$defs/A\"}}}",
                "{\"$ref\": \"#/$defs/A\", \"$defs\": {\"A\": {\"anyOf\": [{\"$ref\": \"#/$defs/A\"}, {\"$ref\": \"#/$defs/A\"}]}}}"
            })
    void aSchemaThatRunsInCirclesFitsNothing(String schema) {
        assertThatThrownBy(() -> InputText.parse("1", Types.struct(schema)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("its schema has no end");
        assertThat(OutputJson.of(msgpack("01"), Types.struct(schema))).hasToString("1");
    }

    @Test
    void aRecordThatIsItsOwnDefaultIsFilledInOnce() {
        LiteralType type = Types.struct(
                "{\"$ref\": \"#/$defs/A\", \"$defs\": {\"A\": {\"type\": \"object\", \"title\": \"A\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/A\", \"default\": {}}}}}}");
        assertThat(OutputJson.of(InputText.parse("{}", type), type)).hasToString("{\"a\":{}}");
    }

    @Test
    void alternativesOfAlternativesEndAtSomePoint() {
        LiteralType type = Types.struct(
                "{\"$ref\": \"#/$defs/A\", \"$defs\": {\"A\": {\"anyOf\": ["
                        + "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/A\"}}, {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/A\"}}]}}}");
        assertThatThrownBy(() -> InputText.parse("[".repeat(60) + "1" + "]".repeat(60), type))
                .isInstanceOf(ValueException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cut off, 82a161",
        "longer than memory, dfffffffff",
        "an extension, d40100",
        "two of one key, 82a16101a16102",
        "bytes behind, 0101",
        "text that is not UTF-8, a2c328",
        "a list as a key, 819001",
        "nothing at all, ''"
    })
    void msgpackThatIsNoneIsShownAsBytes(String what, String packed) {
        byte[] bytes = HexFormat.of().parseHex(packed);
        assertThat(OutputJson.of(msgpack(packed), ANY)
                        .getAsJsonObject()
                        .get("base64")
                        .getAsString())
                .as(what)
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void msgpackNestedWithoutEndIsShownAsBytes() {
        assertThat(OutputJson.of(msgpack("91".repeat(100_000) + "01"), ANY)
                        .getAsJsonObject()
                        .has("base64"))
                .isTrue();
        assertThat(OutputJson.of(msgpack("91".repeat(500) + "01"), ANY).toString())
                .startsWith("[[[")
                .endsWith("]]]");
    }

    @Test
    void msgpackStandsForAnyType() {
        assertThat(OutputJson.of(msgpack("cb4008000000000000"), Types.of(SimpleType.INTEGER)))
                .hasToString("3");
        assertThat(OutputJson.of(msgpack("03"), Types.of(SimpleType.INTEGER))).hasToString("3");
        assertThat(OutputJson.of(msgpack("cb7ff8000000000000"), Types.of(SimpleType.FLOAT)))
                .hasToString("\"NaN\"");
        assertThat(OutputJson.of(msgpack("93010203"), Types.list(Types.of(SimpleType.INTEGER))))
                .hasToString("[1,2,3]");
        assertThat(OutputJson.of(msgpack("cb40b5180000000000"), Types.of(SimpleType.DURATION)))
                .hasToString("\"PT1H30M\"");
        assertThat(OutputJson.of(msgpack("c40100"), Types.of(SimpleType.BINARY)))
                .hasToString("\"AA==\"");
        assertThat(OutputJson.of(Literals.number(3), Types.of(SimpleType.INTEGER)))
                .hasToString("3");
        assertThat(OutputJson.of(Literals.integer(3), Types.of(SimpleType.FLOAT)))
                .hasToString("3.0");
    }

    @Test
    void whateverAnOutputHoldsIsPrinted() {
        Random random = new Random(11);
        LiteralType type = Types.struct(
                "{\"type\": \"object\", \"title\": \"T\", \"properties\": {\"a\": {\"type\": \"number\", \"format\": \"time-delta\"}}}");
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            assertThat(OutputJson.of(Literals.msgpack(bytes), type).toString()).isNotEmpty();
        }
        for (double seconds : new double[] {0, -0.0, 1e300, Double.NaN, Double.NEGATIVE_INFINITY, 5e-324, 0.1}) {
            byte[] packed = new MsgpackWriter().map(1).text("a").number(seconds).toBytes();
            assertThat(OutputJson.of(Literals.msgpack(packed), type).toString()).contains("\"a\"");
        }
    }

    private static Literal msgpack(String hex) {
        return Literal.newBuilder()
                .setScalar(Scalar.newBuilder()
                        .setBinary(Binary.newBuilder()
                                .setTag("msgpack")
                                .setValue(ByteString.copyFrom(HexFormat.of().parseHex(hex)))))
                .build();
    }
}
