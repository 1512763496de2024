package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flyte.runtime.literal.Literal;
import org.flyte.task.FlyteDir;
import org.flyte.task.FlyteFile;
import org.flyte.task.Param;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    /** Any annotation of this name counts, as each null checker has its own. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Nullable {}

    enum Op {
        ADD {
            @Override
            int of(int a) {
                return a + 1;
            }
        },
        SUB {
            @Override
            int of(int a) {
                return a - 1;
            }
        };

        abstract int of(int a);
    }

    record Times(Instant i, OffsetDateTime o, ZonedDateTime z, LocalDate d, Duration t) {}

    record Mixed(
            Op op,
            int[] ints,
            String[] texts,
            Collection<Long> some,
            ByteBuffer buffer,
            Map<Op, Long> byOp,
            Map<LocalDate, String> byDay,
            FlyteFile file,
            Optional<FlyteDir> folder) {}

    record Maybe(
            @Nullable String a,
            List<@Nullable Long> b,
            Map<String, @Nullable Op> c,
            @Nullable Maybe d) {}

    record Defaults(
            @Param(name = "n_1", defaultValue = "3") int number,
            @Param(defaultValue = "") String text,
            @Param(defaultValue = "PT1M30S") Duration length,
            @Param(defaultValue = "2024-01-02T03:04:05Z") Instant when,
            @Param(defaultValue = "2024-02-29") LocalDate day,
            @Param(defaultValue = "SUB") Op op,
            @Param(defaultValue = "1.5") Optional<Double> maybe,
            @Param(defaultValue = "[]") List<String> list,
            Optional<String> none,
            @Nullable String nothing) {}

    private record Hidden(long x) {
        Hidden {
            if (x < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    record Pair<A, B>(A a, B b, List<A> as, A[] array) {}

    record Big(BigDecimal price) {}

    record Around(List<Map<String, Big>> bigs) {}

    record Growing<T>(Optional<Growing<List<T>>> next) {}

    record Local(LocalDateTime t) {}

    record BadDefault(@Param(defaultValue = "300") byte b) {}

    record BadText(@Param(defaultValue = "x") long b) {}

    record Twice(long a, @Param(name = "a") long b) {}

    @SuppressWarnings("rawtypes")
    record Refused(Set<String> set, List raw, Pair pair, Thread thread, char c, Map<List<Long>, Long> keys) {}

    record Types(Pair<String, Pair<Long, Optional<Op>>> pair, List<@Nullable String> texts, Object any) {}

    @Test
    void timesAreKeptToTheNanosecondAndComeBackInUtc() {
        Instant i = Instant.parse("2024-01-02T03:04:05.123456789Z");
        OffsetDateTime o = OffsetDateTime.parse("2024-01-02T03:04:05+02:00");
        Times times = new Times(i, o, o.toZonedDateTime(), LocalDate.MAX.withYear(9999), Duration.ofNanos(1));
        Times back = (Times) again(Times.class, times);
        assertThat(back.i()).isEqualTo(i);
        assertThat(back.o()).isEqualTo(o.withOffsetSameInstant(ZoneOffset.UTC));
        assertThat(back.z().getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(back.d()).isEqualTo(times.d());
        assertThat(back.t()).isEqualTo(Duration.ofNanos(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T03:04:05Z, 2024-01-02T03:04:05Z",
        "2024-01-02T03:04:05, 2024-01-02T03:04:05Z",
        "2024-01-02 03:04:05.5+01:00, 2024-01-02T02:04:05.5Z",
        "2024-01-02T03:04, 2024-01-02T03:04:00Z",
        "2024-01-02, 2024-01-02T00:00:00Z"
    })
    void aTimeMayBeWrittenInOtherWays(String text, Instant time) {
        assertThat(Codecs.of(Instant.class).read(packed(new MsgpackWriter().text(text))))
                .isEqualTo(time);
    }

    @Test
    void aDurationIsKeptExactlyOrRefused() {
        Codec codec = Codecs.of(Types.class);
        assertThat(codec).isNotNull();
        record D(Duration d) {}
        for (long micros : new long[] {1, -1, 345_678, 86_400_000_001L, 999_999_999_999_999L, -1_500_000}) {
            D value = new D(Duration.ofNanos(micros * 1_000));
            assertThat(again(D.class, value)).isEqualTo(value);
        }
        assertThatThrownBy(() -> again(D.class, new D(Duration.ofDays(400).plusNanos(1))))
                .hasMessageContaining(".d is PT9600H0.000000001S, which a record cannot hold exactly");
        assertThat(Codecs.of(Duration.class)
                        .read(Codecs.of(Duration.class)
                                .write(Duration.ofDays(400).plusNanos(1))))
                .isEqualTo(Duration.ofDays(400).plusNanos(1));
    }

    @Test
    void arraysBuffersConstantsWithBodiesKeysAndFilesAreParts() {
        Mixed value = new Mixed(
                Op.SUB,
                new int[] {1, -5},
                new String[] {"x"},
                List.of(7L),
                ByteBuffer.wrap(new byte[] {1, 2}),
                Map.of(Op.ADD, 1L),
                Map.of(LocalDate.EPOCH, "e"),
                FlyteFile.at("s3://b/k").withHash("h").withFormat("csv"),
                Optional.of(FlyteDir.at("s3://b/d/")));
        Mixed back = (Mixed) again(Mixed.class, value);
        assertThat(back).usingRecursiveComparison().isEqualTo(value);
        assertThat(back.op()).isSameAs(Op.SUB);
    }

    @Test
    void arraysAreListsOutsideOfRecordsToo() {
        assertThat((double[]) again(double[].class, new double[] {1, Double.NaN}))
                .containsExactly(1, Double.NaN);
        assertThat((long[][]) again(long[][].class, new long[][] {{1}, {}})).isDeepEqualTo(new long[][] {{1}, {}});
        assertThat((byte[]) again(byte[].class, new byte[] {0, -1})).containsExactly(0, -1);
        assertThat(((Literal.OfBinary) Codecs.of(byte[].class).write(new byte[0])).tag())
                .isEqualTo("msgpack");
    }

    @Test
    void whatIsNullableIsAUnionAndNullOnBothSides() {
        List<Long> some = new ArrayList<>();
        some.add(null);
        some.add(2L);
        Map<String, Op> ops = new java.util.HashMap<>();
        ops.put("k", null);
        Maybe value = new Maybe(null, some, ops, new Maybe("x", List.of(), Map.of(), null));
        assertThat(again(Maybe.class, value)).isEqualTo(value);
        RecordComponent texts = Types.class.getRecordComponents()[1];
        Codec codec = new Codecs().codec(texts.getGenericType(), texts.getAnnotatedType());
        assertThat(codec.type().toByteArray())
                .isEqualTo(new org.flyte.wire.type.ListType(UnionType.optional(ScalarType.STRING)).toByteArray());
        List<String> withNull = new ArrayList<>();
        withNull.add(null);
        assertThat(codec.read(codec.write(withNull))).isEqualTo(withNull);
    }

    @Test
    void aMissingComponentHasItsDefault() {
        Defaults value = (Defaults) Codecs.of(Defaults.class).read(packed(new MsgpackWriter().map(0)));
        assertThat(value)
                .isEqualTo(new Defaults(
                        3,
                        "",
                        Duration.ofSeconds(90),
                        Instant.parse("2024-01-02T03:04:05Z"),
                        LocalDate.of(2024, 2, 29),
                        Op.SUB,
                        Optional.of(1.5),
                        List.of(),
                        Optional.empty(),
                        null));
        assertThat(again(Defaults.class, value)).isEqualTo(value);
    }

    @Test
    void aNilIsNoneAndNothingElse() {
        MsgpackWriter nil =
                new MsgpackWriter().map(2).text("none").nil().text("text").nil();
        assertThatThrownBy(() -> Codecs.of(Defaults.class).read(packed(nil)))
                .hasMessage(".text is none where a text is expected");
    }

    @Test
    void anUnknownKeyIsIgnored() {
        MsgpackWriter value =
                new MsgpackWriter().map(2).text("z\n").list(1).map(0).text("x").integer(4);
        assertThat(Codecs.of(Hidden.class).read(packed(value))).isEqualTo(new Hidden(4));
    }

    @Test
    void anUnknownKeyIsSaidOnceInOneLine() {
        record Once() {}
        assertThat(Warnings.firstTime(Once.class, "a\nb"))
                .contains("'a?b'")
                .contains("Once")
                .doesNotContain("\n");
        assertThat(Warnings.firstTime(Once.class, "a\nb")).isNull();
        assertThat(Warnings.firstTime(Once.class, "c".repeat(500))).hasSizeLessThan(250);
    }

    @Test
    void whatTheConstructorRefusesIsAWrongValue() {
        record Outer(List<Hidden> all) {}
        MsgpackWriter value =
                new MsgpackWriter().map(1).text("all").list(1).map(1).text("x").integer(-1);
        assertThatThrownBy(() -> Codecs.of(Outer.class).read(packed(value)))
                .hasMessageStartingWith(".all[0] is refused by the constructor of Hidden")
                .hasMessageContaining("negative")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnAccessorThrowsAndWhatKeysAreWrongIsSaidWithThePlace() {
        record Thrower(long n) {
            public long n() {
                throw new IllegalStateException("not yet");
            }
        }
        record Outer(List<Thrower> all, Map<Integer, Long> byNumber) {}
        Codec codec = Codecs.of(Outer.class);
        assertThatThrownBy(() -> codec.write(new Outer(List.of(new Thrower(1)), Map.of())))
                .hasMessage(".all[0].n cannot be had, its accessor throws java.lang.IllegalStateException: not yet");
        MsgpackWriter keys =
                new MsgpackWriter().map(1).text("byNumber").map(1).text("one").integer(1);
        assertThatThrownBy(() -> codec.read(packed(keys)))
                .hasMessage(".byNumber has a key that is the text \"one\" where an integer is expected");
        Map<Integer, Long> withNull = new java.util.HashMap<>();
        withNull.put(2, null);
        assertThatThrownBy(() -> codec.write(new Outer(List.of(), withNull)))
                .hasMessageStartingWith(".byNumber[2] is null; a value that may be absent");
    }

    @Test
    void aMissingComponentWithoutADefaultIsSaidWithThePlaceOfItsRecord() {
        record Outer(Map<String, Hidden> all) {}
        MsgpackWriter value =
                new MsgpackWriter().map(1).text("all").map(1).text("k").map(0);
        assertThatThrownBy(() -> Codecs.of(Outer.class).read(packed(value)))
                .hasMessage(".all[\"k\"] has no x, which has no default");
        assertThatThrownBy(() -> Codecs.of(Outer.class).write(new Outer(null)))
                .hasMessageStartingWith(".all is null; a value that may be absent");
    }

    @Test
    void aTypeVariableThatIsNullableTwiceIsNullable() {
        record Maybe<T>(@Nullable T value) {}
        record Outer(Maybe<@Nullable Long> maybe) {}
        Codec codec = Codecs.of(Outer.class);
        assertThat(codec.read(codec.write(new Outer(new Maybe<>(null))))).isEqualTo(new Outer(new Maybe<>(null)));
        assertThat(codec.read(codec.write(new Outer(new Maybe<>(3L))))).isEqualTo(new Outer(new Maybe<>(3L)));
    }

    @Test
    void anEmptyListMayBeTheDefaultOfAnOptionalOne() {
        record Lists(
                @Param(defaultValue = "[]") Optional<List<Long>> list,
                @Param(defaultValue = "{}") @Nullable Map<String, Long> map) {}
        assertThat(Codecs.of(Lists.class).read(packed(new MsgpackWriter().map(0))))
                .isEqualTo(new Lists(Optional.of(List.of()), Map.of()));
    }

    @Test
    void typeArgumentsReachTheComponents() {
        RecordComponent pair = Types.class.getRecordComponents()[0];
        Codec codec = Codecs.of(pair.getGenericType());
        Pair<Long, Optional<Op>> inside = new Pair<>(1L, Optional.of(Op.ADD), List.of(2L), new Long[] {3L});
        Pair<String, Pair<Long, Optional<Op>>> value = new Pair<>("a", inside, List.of(), new String[0]);
        assertThat(codec.read(codec.write(value))).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void valuesOfOtherSendersAreTakenWhereNothingIsLost() {
        Codec codec = Codecs.of(Hidden.class);
        assertThat(codec.read(packed(new MsgpackWriter().map(1).text("x").number(3))))
                .isEqualTo(new Hidden(3));
        assertThat(codec.read(new Literal.OfUnion(codec.write(new Hidden(1)), new byte[0])))
                .isEqualTo(new Hidden(1));
        assertThat(Codecs.of(long.class).read(packed(new MsgpackWriter().integer(5))))
                .isEqualTo(5L);
        assertThat(Codecs.of(double.class).read(packed(new MsgpackWriter().integer(5))))
                .isEqualTo(5.0);
        assertThat(Codecs.of(boolean.class).read(packed(new MsgpackWriter().bool(true))))
                .isEqualTo(true);
        assertThat(Codecs.of(Op.class).read(packed(new MsgpackWriter().text("ADD"))))
                .isEqualTo(Op.ADD);
        assertThat(Codecs.of(byte[].class).read(packed(new MsgpackWriter().text("AQI="))))
                .isEqualTo(new byte[] {1, 2});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Around | Around.bigs → List → Map → Big.price → java.math.BigDecimal is no type of Flyte's; use long or double",
                "Local | Local.t → java.time.LocalDateTime is no type of Flyte's; use Instant",
                "BadDefault | BadDefault.b → class org.flyte.runtime.codec.RecordCodecTest$BadDefault has a default value that",
                "BadText | is \"x\", which is no integer",
                "Twice | has two components named a",
                "Pair | has no type arguments",
            })
    void aTypeThatIsNoneIsRefusedWithThePathInside(String type, String sentence) throws ReflectiveOperationException {
        Class<?> refused = Class.forName(RecordCodecTest.class.getName() + "$" + type);
        assertThatThrownBy(() -> Codecs.of(refused))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining(sentence.replace("class ", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whatHasNoHonestFormIsRefused(int component) {
        assertThatThrownBy(() -> Codecs.of(Refused.class.getRecordComponents()[component].getGenericType()))
                .isInstanceOf(UnsupportedTypeException.class);
    }

    @Test
    void typeArgumentsThatGrowWithoutEndAreRefused() {
        record Start(Growing<String> g) {}
        assertThatThrownBy(() -> Codecs.of(Start.class)).hasMessageContaining("grow without end");
    }

    @Test
    void anUntypedValueHoldsWhatMsgpackHasAndNothingThatWouldChange() {
        Codec any = Codecs.of(Object.class);
        Map<String, Object> value = new java.util.LinkedHashMap<>();
        value.put("a", List.of(1L, 1.5, "x", true));
        value.put("b", null);
        assertThat(any.read(any.write(value))).isEqualTo(value);
        assertThat(any.read(any.write(3))).isEqualTo(3L);
        assertThatThrownBy(() -> any.write(Map.of("t", List.of(Instant.EPOCH))))
                .hasMessageStartingWith("[\"t\"][0] is a java.time.Instant, which an untyped value cannot hold");
        assertThat(any.read(new Literal.OfList(List.of(new Literal.OfInteger(1)))))
                .isEqualTo(List.of(1L));
    }

    private static Object again(Class<?> type, Object value) {
        Codec codec = Codecs.of(type);
        return codec.read(Codec.writePresent(codec, value));
    }

    private static Literal packed(MsgpackWriter out) {
        return Literal.OfBinary.msgpack(out.toBytes());
    }
}
