package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {

    record When(Instant at) {}

    @Test
    void aTimeThatCouldNotBePassedOnIsRefusedAtOnce() {
        Codec times = Codecs.of(Instant.class);
        assertThatThrownBy(() -> times.read(new Literal.OfDatetime(253_402_300_800L, 0)))
                .hasMessage(" is +10000-01-01T00:00:00Z, out of the range of a datetime (year 1 to 9999)");
        byte[] text = packed(Object.class, Map.of("at", "+10000-01-01T00:00:00Z"));
        assertThatThrownBy(() -> Codecs.of(When.class).read(Literal.OfBinary.msgpack(text)))
                .hasMessage(".at is +10000-01-01T00:00:00Z, out of the range of a datetime (year 1 to 9999)");
    }

    enum Level {
        LOW,
        MIDDLE,
        HIGH {}
    }

    record Levels(Map<Level, Long> levels) {}

    /** The order of such maps differs from JVM to JVM. */
    @Test
    void mapsWithoutAnOrderAreWrittenInOneThatIsAlwaysTheSame() {
        Map<Level, Long> levels = new HashMap<>();
        Map<Level, Long> ordered = new LinkedHashMap<>();
        for (Level level : List.of(Level.HIGH, Level.LOW, Level.MIDDLE)) {
            levels.put(level, 1L);
            ordered.put(level, 1L);
        }
        assertThat(packed(Levels.class, new Levels(levels))).isEqualTo(packed(Levels.class, new Levels(ordered)));
        Map<String, Long> texts = Map.of("b", 1L, "ab", 2L, "a", 3L, "c", 4L);
        assertThat(packed(Object.class, texts)).isEqualTo(packed(Object.class, new TreeMap<>(texts)));
        assertThat(Codecs.of(Object.class).read(Codecs.of(Object.class).write(Map.of("b", 1L, 7L, 2L))))
                .isEqualTo(Map.of("b", 1L, 7L, 2L));
    }

    private static byte[] packed(Class<?> type, Object value) {
        return ((Literal.OfBinary) Codecs.of(type).write(value)).value();
    }

    @Test
    void aMapsOwnOrderStays() {
        Map<Object, Object> map = new LinkedHashMap<>();
        List.of("b", "a", "ab").forEach(key -> map.put(key, 1L));
        Map<?, ?> back =
                (Map<?, ?>) Codecs.of(Object.class).read(Codecs.of(Object.class).write(map));
        assertThat(back.keySet().toArray()).containsExactly("b", "a", "ab");
    }

    @ParameterizedTest
    @CsvSource({
        "int, 2147483647, -2147483648, 2147483648, -2147483649",
        "short, 32767, -32768, 32768, -32769",
        "byte, 127, -128, 128, -129"
    })
    void anIntegerMustBeInTheRangeOfItsJavaType(String type, long max, long min, long above, long below) {
        Codec codec = Codecs.of(
                switch (type) {
                    case "int" -> int.class;
                    case "short" -> short.class;
                    default -> byte.class;
                });
        assertThat(((Number) codec.read(new Literal.OfInteger(max))).longValue())
                .isEqualTo(max);
        assertThat(((Number) codec.read(new Literal.OfInteger(min))).longValue())
                .isEqualTo(min);
        for (long wrong : new long[] {above, below}) {
            assertThatThrownBy(() -> codec.read(new Literal.OfInteger(wrong)))
                    .isInstanceOf(ValueException.class)
                    .hasMessageContaining(wrong + ", out of the range of a")
                    .hasMessageContaining(type);
        }
    }

    @Test
    void theBoxIsThatOfTheParameter() {
        assertThat(Codecs.of(int.class).read(new Literal.OfInteger(1))).isEqualTo(1);
        assertThat(Codecs.of(short.class).read(new Literal.OfInteger(1))).isEqualTo((short) 1);
        assertThat(Codecs.of(Byte.class).read(new Literal.OfInteger(1))).isEqualTo((byte) 1);
        assertThat(Codecs.of(Long.class).read(new Literal.OfInteger(1))).isEqualTo(1L);
        assertThat(Codecs.of(float.class).read(new Literal.OfFloat(0.5))).isEqualTo(0.5f);
    }

    @Test
    void anIntegralFloatIsAnInteger() {
        assertThat(Codecs.of(long.class).read(new Literal.OfFloat(-3.0))).isEqualTo(-3L);
        assertThat(Codecs.of(long.class).read(new Literal.OfFloat(-0x1p63))).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3.7, Double.NaN, Double.POSITIVE_INFINITY, 0x1p63})
    void aFloatThatWouldLoseSomethingIsNoInteger(double value) {
        assertThatThrownBy(() -> Codecs.of(long.class).read(new Literal.OfFloat(value)))
                .hasMessageContaining("the float " + value)
                .hasMessageContaining("an integer is expected");
    }

    @Test
    void anIntegerThatWouldLoseSomethingIsNoFloat() {
        long exact = 1L << 60;
        Codec codec = Codecs.of(double.class);
        assertThat(codec.read(new Literal.OfInteger(exact))).isEqualTo(0x1p60);
        assertThatThrownBy(() -> codec.read(new Literal.OfInteger(exact + 1)))
                .hasMessageContaining("is 1152921504606846977, which a float cannot hold");
        Codec list = Codecs.of(double[].class);
        Literal packed = new Literal.OfBinary(
                new MsgpackWriter()
                        .list(2)
                        .integer(exact)
                        .integer(Long.MAX_VALUE)
                        .toBytes(),
                "msgpack");
        assertThatThrownBy(() -> list.read(packed)).hasMessageContaining("[1] is 9223372036854775807, which a float");
    }

    @Test
    void anIntegerIsAFloatAndAFloatStaysOne() {
        assertThat(Codecs.of(double.class).read(new Literal.OfInteger(42))).isEqualTo(42.0);
        assertThat(Codecs.of(double.class).write(42.0)).isEqualTo(new Literal.OfFloat(42.0));
        assertThatThrownBy(() -> Codecs.of(float.class).read(new Literal.OfFloat(1e300)))
                .hasMessageContaining("out of the range of a float");
        assertThat(Codecs.of(float.class).read(new Literal.OfFloat(Double.POSITIVE_INFINITY)))
                .isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void noOtherTypeIsGuessed() {
        assertThatThrownBy(() -> Codecs.of(String.class).read(new Literal.OfInteger(1)))
                .hasMessageContaining("the integer 1 where a text is expected");
        assertThatThrownBy(() -> Codecs.of(boolean.class).read(new Literal.OfText("true")))
                .hasMessageContaining("a boolean is expected");
        assertThatThrownBy(() -> Codecs.of(Instant.class).read(new Literal.OfText("2024")))
                .hasMessageContaining("a datetime is expected");
        assertThatThrownBy(() -> Codecs.of(Duration.class).read(new Literal.OfNone()))
                .hasMessageContaining("none where a duration is expected");
        assertThatThrownBy(() -> Codecs.of(String.class).read(new Literal.Foreign("a file or folder")))
                .hasMessageContaining("a file or folder where a text is expected");
    }

    @Test
    void aLongTextIsNotRepeatedInAComplaint() {
        assertThatThrownBy(() -> Codecs.of(long.class).read(new Literal.OfText("\uD83D\uDE00".repeat(1_000))))
                .hasMessageContaining("\uD83D\uDE00…\"")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void anOptionalTakesTheBareValueAndTheBareNone() throws Exception {
        Codec optional = Codecs.of(type("optional"));
        assertThat(optional.read(new Literal.OfText("x"))).isEqualTo(Optional.of("x"));
        assertThat(optional.read(new Literal.OfNone())).isEqualTo(Optional.empty());
    }

    @Test
    void theCollectionsThatATaskGetsAreItsOwnToChange() throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, List<Long>> map = (Map<String, List<Long>>) Codecs.of(type("nested"))
                .read(new Literal.OfMap(Map.of("a", new Literal.OfList(List.of(new Literal.OfInteger(1))))));
        map.get("a").add(2L);
        map.remove("a");
        assertThat(map).isEmpty();
    }

    @Test
    void aWrongValueIsNamedByItsPlace() throws Exception {
        Codec nested = Codecs.of(type("nested"));
        Literal wrong = new Literal.OfMap(
                Map.of("a", new Literal.OfList(List.of(new Literal.OfInteger(1), new Literal.OfText("x")))));
        assertThatThrownBy(() -> nested.read(wrong)).hasMessageStartingWith("[\"a\"][1] is the text \"x\"");
        assertThatThrownBy(() -> nested.write(Map.of("a", Arrays.asList(1L, null))))
                .hasMessageStartingWith("[\"a\"][1] is null");
        assertThatThrownBy(() -> nested.write(new HashMap<>(Map.of("a", new ArrayList<>(List.of("x"))))))
                .hasMessageStartingWith("[\"a\"][0] is a java.lang.String");
    }

    @Test
    void whatNoMessageHoldsIsRefused() {
        assertThatThrownBy(() -> Codecs.of(Instant.class).write(Instant.MAX)).hasMessageContaining("year 1 to 9999");
        assertThatThrownBy(() -> Codecs.of(Duration.class).write(Duration.ofSeconds(Long.MIN_VALUE)))
                .hasMessageContaining("10,000 years");
        assertThatThrownBy(() -> Codecs.of(Instant.class).read(new Literal.OfDatetime(Long.MAX_VALUE, 0)))
                .hasMessageContaining("out of the range of an Instant");
        assertThatThrownBy(
                        () -> Codecs.of(Duration.class).read(new Literal.OfDuration(Long.MAX_VALUE, Integer.MAX_VALUE)))
                .hasMessageContaining("out of the range of a Duration");
        assertThatThrownBy(() -> Codecs.of(String.class).write("a\uDE00"))
                .hasMessageContaining("surrogate pair at character 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "raw", "byList", "twice", "any"})
    void aTypeThatIsNoneOfFlytesIsRefused(String name) {
        assertThatThrownBy(() -> Codecs.of(type(name))).isInstanceOf(UnsupportedTypeException.class);
    }

    @SuppressWarnings({"rawtypes", "unused"})
    private record Types(
            Optional<String> optional,
            Map<String, List<Long>> nested,
            Set<String> set,
            List raw,
            Map<List<Long>, String> byList,
            Optional<Optional<String>> twice,
            List<?> any) {}

    private static java.lang.reflect.Type type(String name) throws NoSuchFieldException {
        return Types.class.getDeclaredField(name).getGenericType();
    }
}
