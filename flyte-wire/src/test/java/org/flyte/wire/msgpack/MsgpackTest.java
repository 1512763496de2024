package org.flyte.wire.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "255, ccff",
        "256, cd0100",
        "65535, cdffff",
        "65536, ce00010000",
        "4294967295, ceffffffff",
        "4294967296, cf0000000100000000",
        "9223372036854775807, cf7fffffffffffffff",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-128, d080",
        "-129, d1ff7f",
        "-32768, d18000",
        "-32769, d2ffff7fff",
        "-2147483648, d280000000",
        "-2147483649, d3ffffffff7fffffff",
        "-9223372036854775808, d38000000000000000"
    })
    void anIntegerHasItsShortestForm(long value, String packed) {
        assertThat(HEX.formatHex(new MsgpackWriter().integer(value).toBytes())).isEqualTo(packed);
        assertThat(HEX.formatHex(
                        new MsgpackWriter().integer(BigInteger.valueOf(value)).toBytes()))
                .isEqualTo(packed);
        assertThat(reader(packed).integer()).isEqualTo(value);
        assertThat(reader(packed).bigInteger()).isEqualTo(value);
    }

    @Test
    void anIntegerAboveAllLongsIsReadAsABigOneOnly() {
        BigInteger largest = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        byte[] packed = new MsgpackWriter().integer(largest).toBytes();
        assertThat(new MsgpackReader(packed).bigInteger()).isEqualTo(largest);
        MsgpackReader reader = new MsgpackReader(packed);
        assertThatThrownBy(reader::integer).isInstanceOf(MsgpackException.class).hasMessageContaining("above");
        assertThat(reader.bigInteger()).isEqualTo(largest);
        assertThatThrownBy(() -> new MsgpackWriter().integer(largest.add(BigInteger.ONE)))
                .isInstanceOf(MsgpackException.class);
        assertThatThrownBy(() ->
                        new MsgpackWriter().integer(BigInteger.ONE.shiftLeft(64).negate()))
                .isInstanceOf(MsgpackException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 255, 256, 65535, 65536})
    void textAndBytesOfAnyLengthComeBack(int length) {
        String text = "x".repeat(length);
        byte[] bytes = new byte[length];
        MsgpackReader reader = new MsgpackReader(
                new MsgpackWriter().list(3).text(text).bytes(bytes).number(-0.0).toBytes());
        assertThat(reader.list()).isEqualTo(3);
        assertThat(reader.text()).isEqualTo(text);
        assertThat(reader.bytes()).isEqualTo(bytes);
        assertThat(reader.number()).isEqualTo(-0.0);
        reader.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 65535, 65536})
    void listsAndMapsOfAnySizeComeBack(int size) {
        MsgpackWriter writer = new MsgpackWriter().map(2).text("list").list(size);
        for (int i = 0; i < size; i++) {
            writer.nil();
        }
        writer.text("map").map(size);
        for (int i = 0; i < size; i++) {
            writer.integer(i).bool(true);
        }
        MsgpackReader reader = new MsgpackReader(writer.toBytes());
        assertThat(reader.map()).isEqualTo(2);
        assertThat(reader.text()).isEqualTo("list");
        assertThat(reader.next()).isEqualTo(MsgpackKind.LIST);
        reader.skip();
        assertThat(reader.text()).isEqualTo("map");
        assertThat(reader.map()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(reader.integer()).isEqualTo(i);
            assertThat(reader.bool()).isTrue();
        }
        reader.end();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing, ''",
        "text cut off, a56162",
        "long text cut off, d9",
        "text longer than all memory, dbffffffff61",
        "bytes longer than all memory, c6ffffffff00",
        "a list longer than its bytes, ddffffffff00",
        "a map longer than its bytes, dfffffffff0000",
        "a map without its last value, 82a16101a162",
        "an integer cut off, cf00000000",
        "a float cut off, cb00",
        "an extension, d40100",
        "no msgpack at all, c1",
        "text that is not UTF-8, a2c328",
        "half a surrogate pair, a3eda080",
        "two values, 0101",
    })
    void whatIsNotOneValueIsRefused(String what, String packed) {
        MsgpackReader reader = reader(packed);
        assertThatThrownBy(() -> {
                    reader.skip();
                    reader.end();
                })
                .as(what)
                .isInstanceOf(MsgpackException.class);
    }

    @Test
    void aKindThatWasNotAskedForIsNamedAndStaysUnread() {
        MsgpackReader reader = reader("a161");
        assertThatThrownBy(reader::integer).isInstanceOf(MsgpackException.class).hasMessage("text");
        assertThat(reader.text()).isEqualTo("a");
    }

    @Test
    void nestingIsLimited() {
        reader("91".repeat(MsgpackReader.DEEPEST - 1) + "90").skip();
        reader("91".repeat(MsgpackReader.DEEPEST) + "01").skip();
        MsgpackReader tooDeep = reader("91".repeat(1_000_000) + "01");
        assertThatThrownBy(tooDeep::skip).isInstanceOf(MsgpackException.class).hasMessageContaining("deeper than 500");
    }

    @Test
    void siblingsAreNoNesting() {
        reader("dc4000" + "9101".repeat(0x4000)).skip();
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(new MsgpackReader(new MsgpackWriter().text("a\uFFFD😀").toBytes()).text())
                .isEqualTo("a\uFFFD😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDE00", "\uD83Dx", "\uDE00\uD83D"})
    void halfASurrogatePairIsNotWritten(String text) {
        assertThatThrownBy(() -> new MsgpackWriter().text(text))
                .isInstanceOf(MsgpackException.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void noBytesWhateverDoMoreThanBeRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                new MsgpackReader(bytes).skip();
            } catch (MsgpackException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }

    private static MsgpackReader reader(String hex) {
        return new MsgpackReader(HEX.parseHex(hex));
    }
}
