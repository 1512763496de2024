package org.flyte.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flyte.runtime.literal.Literal;
import org.flyte.task.Param;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.flyte.wire.type.UnionType;
import org.junit.jupiter.api.Test;

class UnionCodecTest {
    sealed interface Shape permits Circle, Polygon {}

    record Circle(double radius) implements Shape {}

    sealed interface Polygon extends Shape permits Square, Triangle {}

    record Square(double side, Optional<String> name) implements Polygon {}

    record Triangle(double a, double b, double c) implements Polygon {}

    sealed interface Expr permits Num, Neg, Many {}

    record Num(long e) implements Expr {}

    record Neg(Expr e, int x) implements Expr {}

    record Many(Expr e, String x) implements Expr {}

    sealed interface Same permits S1, S2 {}

    record S1(long a) implements Same {}

    record S2(long a) implements Same {}

    sealed interface SameButDefault permits D1, D2 {}

    record D1(long a) implements SameButDefault {}

    record D2(@Param(defaultValue = "1") long a) implements SameButDefault {}

    sealed interface Twice<A, B> permits OneForBoth {}

    record OneForBoth<T>(T value) implements Twice<T, T> {}

    sealed interface Open<T> permits Opened {}

    record Opened<T, U>(U value) implements Open<T> {}

    record Generic(Twice<Long, Long> same, Result<List<Result<Integer>>> deep) {}

    record Contradiction(Twice<Long, String> other) {}

    record Untold(List<Open<Long>> open) {}

    sealed interface WithClass permits NoRecord {}

    static final class NoRecord implements WithClass {}

    sealed interface Result<T> permits Ok, Failed {}

    record Ok<V>(V value) implements Result<V> {}

    record Failed<V>(String reason) implements Result<V> {}

    record Holder(List<Shape> shapes, Optional<Shape> maybe, Result<Long> result) {}

    private final Codec shape = Codecs.of(Shape.class);

    @Test
    void permittedRecordsAreVariantsInTheOrderOfDeclarationThroughNestedInterfaces() {
        assertThat(((UnionType) shape.type()).variants())
                .extracting(Object::toString)
                .containsExactly(Circle.class.getName(), Square.class.getName(), Triangle.class.getName());
    }

    @Test
    void aLiteralTellsItsVariant() {
        for (Shape value : List.of(new Circle(1), new Square(2, Optional.of("n")), new Triangle(3, 4, 5))) {
            assertThat(shape.read(shape.write(value))).isEqualTo(value);
        }
    }

    @Test
    void aVariantIsFoundByTitleAndComponentsWhenItsTypeIsWrittenInAnotherOrder() throws Exception {
        Literal.OfUnion square = (Literal.OfUnion) shape.write(new Square(2, Optional.empty()));
        org.flyte.idl.core.LiteralType type = org.flyte.idl.core.LiteralType.parseFrom(square.variant());
        com.google.protobuf.Struct.Builder reordered = com.google.protobuf.Struct.newBuilder();
        List<String> keys =
                new java.util.ArrayList<>(type.getMetadata().getFieldsMap().keySet());
        java.util.Collections.reverse(keys);
        keys.forEach(key -> reordered.putFields(key, type.getMetadata().getFieldsOrThrow(key)));
        byte[] other = type.toBuilder().setMetadata(reordered).build().toByteArray();
        assertThat(shape.read(new Literal.OfUnion(square.value(), other))).isEqualTo(new Square(2, Optional.empty()));
    }

    @Test
    void aBareValueIsToldByItsShape() {
        Holder value = new Holder(
                List.of(new Triangle(1, 2, 3), new Square(1, Optional.empty()), new Circle(0)),
                Optional.of(new Circle(2)),
                new Ok<>(7L));
        Codec holder = Codecs.of(Holder.class);
        assertThat(holder.read(holder.write(value))).isEqualTo(value);
        Literal bare = ((Literal.OfUnion) shape.write(new Circle(1))).value();
        assertThat(shape.read(bare)).isEqualTo(new Circle(1));
        assertThat(Codecs.of(Circle.class).read(shape.write(new Circle(1)))).isEqualTo(new Circle(1));
    }

    @Test
    void variantsWithTheSameKeysAreToldByWhatTheyHold() {
        Codec expr = Codecs.of(Expr.class);
        Expr value = new Neg(new Many(new Num(5), "text"), 3);
        assertThat(expr.read(expr.write(value))).isEqualTo(value);
    }

    @Test
    void variantsInVariantsDoNotTakeTimeThatDoublesWithEachLevel() {
        Expr value = new Num(1);
        for (int i = 0; i < 200; i++) {
            value = i % 2 == 0 ? new Many(value, "x") : new Neg(value, i);
        }
        Expr deep = value;
        Codec expr = Codecs.of(Expr.class);
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(expr.read(expr.write(deep))).isEqualTo(deep));
    }

    @Test
    void aValueOfNoVariantIsSaidWithItsShape() {
        Literal other = Literal.OfBinary.msgpack(
                new MsgpackWriter().map(1).text("height").number(1).toBytes());
        assertThatThrownBy(() -> shape.read(other))
                .hasMessageContaining("{height: a float} where one of Circle, Square, Triangle is expected");
        assertThatThrownBy(() -> shape.read(new Literal.OfText("x")))
                .hasMessageContaining("the text \"x\" where one of");
    }

    @Test
    void whatNobodyCouldTellApartIsRefused() {
        assertThatThrownBy(() -> Codecs.of(Same.class))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("two records with equal components, S1 and S2");
        assertThatThrownBy(() -> Codecs.of(SameButDefault.class)).hasMessageContaining("equal components, D1 and D2");
        assertThatThrownBy(() -> Codecs.of(WithClass.class)).hasMessageContaining("is no record");
    }

    @Test
    void typeVariablesAreThoseThatTheInterfaceTells() {
        Codec codec = Codecs.of(Generic.class);
        Generic value = new Generic(new OneForBoth<>(5L), new Ok<>(List.of(new Ok<>(1), new Failed<>("no"))));
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
        assertThatThrownBy(() -> Codecs.of(Contradiction.class))
                .hasMessageContaining("OneForBoth has the type variable T, which is two types in Twice");
        assertThatThrownBy(() -> Codecs.of(Untold.class))
                .hasMessageContaining("Opened has the type variable U, which Open does not tell");
    }
}
