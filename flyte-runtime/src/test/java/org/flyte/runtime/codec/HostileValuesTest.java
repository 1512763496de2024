package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from anywhere: each ends in a sentence with its place, with little memory and stack. */
class HostileValuesTest {
    record Item(String name, double price) {}

    record Order(long id, List<Item> items, Map<String, Long> counts, Optional<Order> next, Object extra) {}

    private static final Codec ORDER = Codecs.of(Order.class);
    private static final Order SAMPLE =
            new Order(1, List.of(new Item("a", 1.5)), Map.of("k", 2L), Optional.empty(), null);

    @Test
    void theSentenceHasThePathInsideTheValue() {
        MsgpackWriter out =
                new MsgpackWriter().map(2).text("id").integer(1).text("items").list(4);
        for (int i = 0; i < 3; i++) {
            out.map(2).text("name").text("n").text("price").number(1);
        }
        out.map(2).text("name").text("n").text("price").text("x");
        assertThatThrownBy(() -> read(out)).hasMessage(".items[3].price is the text \"x\" where a float is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "82 a26964 01 a26964 01 | has the key [\"id\"] twice",
                "84 a26964 01 a56974656d73 90 a6636f756e7473 82 a16b 01 a16b 02 a56578747261 c0 | .counts has the key [\"k\"] twice",
                "81 a26964 cb3ff8000000000000 | .id is the float 1.5 where an integer is expected",
                "81 a26964 cfffffffffffffffff | .id has an integer above 9223372036854775807",
                "81 a56974656d73 93 | .items has bytes that end in the middle of a value",
                "81 a56974656d73 ddffffffff | .items has bytes that end in the middle of a value",
                "81 a56578747261 dfffffffff | .extra has bytes that end in the middle of a value",
                "81 a56578747261 c6ffffffff 00 | .extra has bytes that end in the middle of a value",
                "81 a56578747261 a1ff | .extra has text that is not UTF-8",
                "81 a56578747261 a3eda080 | .extra has text that is not UTF-8",
                "81 a56578747261 d40001 | .extra is an extension where any value is expected",
                "81 05 01 | is the integer 5 where a map whose keys are texts is expected",
                "90 | is a list where a map with the components of Order is expected",
                "c1 | is an extension where",
                "80 | has no id, which has no default",
                "81 a26964 01 00 | has no items",
            })
    void aWrongValueIsRefusedWithItsPlace(String packed, String sentence) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(packed.replace(" ", ""))))
                .isInstanceOf(ValueException.class)
                .satisfies(e -> assertThat(e.getMessage().strip()).startsWith(sentence));
    }

    @Test
    void bytesAfterTheValueAreRefused() {
        byte[] whole = ((Literal.OfBinary) ORDER.write(SAMPLE)).value();
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 3))).hasMessageContaining("3 bytes after");
    }

    @Test
    void everyPartOfAValueIsRefusedAndNothingWorseHappens() {
        byte[] whole = ((Literal.OfBinary) ORDER.write(SAMPLE)).value();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(ValueException.class);
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                read(damaged);
            } catch (ValueException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void deepNestingIsRefusedOnTheWayInWithAShortSentence() {
        MsgpackWriter untyped = new MsgpackWriter().map(1).text("extra");
        for (int i = 0; i < 100_000; i++) {
            untyped.list(1);
        }
        assertThatThrownBy(() -> read(untyped.nil()))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("nested deeper than")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
        MsgpackWriter records = new MsgpackWriter();
        for (int i = 0; i < 100_000; i++) {
            records.map(1).text("next");
        }
        assertThatThrownBy(() -> read(records.nil())).hasMessageContaining("nested deeper than");
    }

    @Test
    void deepNestingIsRefusedOnTheWayOut() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> ORDER.write(new Order(1, List.of(), Map.of(), Optional.empty(), endless)))
                .isInstanceOf(ValueException.class)
                .hasMessageContaining("nested deeper than");
        Order chain = SAMPLE;
        for (int i = 0; i < 10_000; i++) {
            chain = new Order(i, List.of(), Map.of(), Optional.of(chain), null);
        }
        Order longest = chain;
        assertThatThrownBy(() -> ORDER.write(longest)).hasMessageContaining("nested deeper than");
    }

    @Test
    void whatIsWrittenAtTheDeepestIsRead() {
        Object nested = "x";
        for (int i = 0; i < 400; i++) {
            nested = List.of(nested);
        }
        Order deep = new Order(1, List.of(), Map.of(), Optional.empty(), nested);
        assertThat(ORDER.read(ORDER.write(deep))).isEqualTo(deep);
    }

    @Test
    void halfASurrogatePairIsRefusedOnTheWayOut() {
        assertThatThrownBy(() ->
                        ORDER.write(new Order(1, List.of(new Item("a\uD800", 1)), Map.of(), Optional.empty(), null)))
                .hasMessageStartingWith(".items[0].name has half of a surrogate pair");
    }

    @Test
    void aPickleIsRefusedAndNeverTakenForMsgpack() {
        assertThatThrownBy(() -> ORDER.read(new Literal.OfBinary(new byte[] {(byte) 0x80}, "")))
                .hasMessageContaining("a Python pickle, which only Python can read, where a map");
        assertThatThrownBy(() -> Codecs.of(byte[].class).read(new Literal.OfBinary(new byte[] {1}, "")))
                .hasMessageContaining("a Python pickle");
        assertThatThrownBy(() -> ORDER.read(new Literal.OfBinary(new byte[] {1}, "cbor")))
                .hasMessageContaining("a binary value of the form 'cbor'");
    }

    @Test
    void aListOfAMillionNothingsTakesNoMoreThanItHas() {
        byte[] lie = HexFormat.of().parseHex("ddffffff00c0c0c0");
        assertThatThrownBy(() -> Codecs.of(Object.class).read(Literal.OfBinary.msgpack(lie)))
                .hasMessageContaining("end in the middle");
    }

    private static Object read(MsgpackWriter out) {
        return read(out.toBytes());
    }

    private static Object read(byte[] packed) {
        return ORDER.read(Literal.OfBinary.msgpack(packed));
    }
}
