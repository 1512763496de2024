package org.flyte.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.LiteralType;
import org.flyte.idl.core.UnionType;
import org.flyte.idl.core.Variable;
import org.flyte.idl.core.VariableEntry;
import org.flyte.runtime.codec.Codecs;
import org.flyte.task.Param;
import org.flyte.wire.type.FlyteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registered side is written as Java records too: a dataclass of the same fields has the same schema. */
class RemoteTypeTest {
    enum Color {
        RED,
        BLUE
    }

    enum More {
        RED,
        BLUE,
        GREEN
    }

    record Point(long x, double y) {}

    record Wide(long x, double y, @Param(defaultValue = "1") long z) {}

    record Needy(long x, double y, long z) {}

    record Texts(String x, double y) {}

    record Whole(double x, double y) {}

    record Maybe(Optional<Long> x, double y) {}

    record Painted(Color color, List<Point> points, Map<String, Point> byName) {}

    record PaintedMore(More color, List<Point> points, Map<String, Point> byName) {}

    record PaintedTexts(Color color, List<Texts> points, Map<String, Point> byName) {}

    record Tree(long value, List<Tree> more) {}

    record TextTree(String value, List<TextTree> more) {}

    record Timed(Duration duration) {}

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    @Test
    void recordsOfTheSameComponentsFit() {
        for (Class<?> type :
                List.of(Point.class, Painted.class, Tree.class, Timed.class, Shape.class, Map.class, Maybe.class)) {
            FlyteType java = type == Map.class ? Codecs.of(Object.class).type() : type(type);
            assertThatCode(() -> RemoteType.checkInput("t", "i", message(java), java))
                    .as(type.getSimpleName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void moreThanIsNeededAndWiderNumbersFit() {
        input(Point.class, Wide.class);
        input(Wide.class, Point.class);
        input(Whole.class, Point.class);
        input(Maybe.class, Point.class);
        input(PaintedMore.class, Painted.class);
        output(Circle.class, Shape.class);
        RemoteType.checkInput("t", "i", message(Codecs.of(Object.class).type()), type(Point.class));
    }

    @Test
    void whatARecordLacksOrHasOfAnotherTypeIsSaidWithItsPlace() {
        assertThatThrownBy(() -> input(Needy.class, Point.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The input 'i' of the task t is a Needy; the method's parameter is a Point, and a value of the"
                                + " one is none of the other: it has no z, which is needed");
        assertThatThrownBy(() -> input(Texts.class, Point.class))
                .hasMessageEndingWith("it.x is of the type integer where string is read");
        assertThatThrownBy(() -> input(Point.class, Whole.class))
                .hasMessageEndingWith("it.x is of the type number where integer is read");
        assertThatThrownBy(() -> input(Point.class, Maybe.class))
                .hasMessageEndingWith("it.x is of the type null where integer is read");
        assertThatThrownBy(() -> input(Painted.class, PaintedMore.class))
                .hasMessageEndingWith("it.color may be GREEN, which is none of the names that are read");
        assertThatThrownBy(() -> input(Painted.class, PaintedTexts.class))
                .hasMessageEndingWith("it.points[].x is of the type string where integer is read");
        assertThatThrownBy(() -> input(Tree.class, TextTree.class))
                .hasMessageEndingWith("it.value is of the type string where integer is read");
        assertThatThrownBy(() -> output(Point.class, Needy.class))
                .hasMessage(
                        "The output 'o' of the task t is a Point; the method's result is a Needy, and a value of the"
                                + " one is none of the other: it has no z, which is needed");
        assertThatThrownBy(() -> output(Shape.class, Circle.class)).hasMessageContaining("has no radius");
    }

    @ParameterizedTest
    @ValueSource(classes = {Circle.class, Square.class})
    void theVariantThatIsToldIsTheRecords(Class<?> variant) throws Exception {
        LiteralType shape = message(type(Shape.class));
        Literal told = RemoteType.fit(Literal.getDefaultInstance(), shape, type(variant));
        assertThat(told.getScalar().getUnion().getType())
                .isEqualTo(LiteralType.parseFrom(type(variant).toVariant()));
    }

    @Test
    void ofVariantsThatBothFitTheOneOfTheSameNameIsTold() {
        LiteralType union = LiteralType.newBuilder()
                .setUnionType(UnionType.newBuilder()
                        .addVariants(message(type(Wide.class)))
                        .addVariants(message(type(Point.class))))
                .build();
        Literal told = RemoteType.fit(Literal.getDefaultInstance(), union, type(Point.class));
        assertThat(told.getScalar().getUnion().getType()).isEqualTo(message(type(Point.class)));
    }

    private static void input(Class<?> registered, Class<?> parameter) {
        RemoteType.checkInput("t", "i", message(type(registered)), type(parameter));
    }

    private static void output(Class<?> registered, Class<?> result) {
        VariableEntry output = VariableEntry.newBuilder()
                .setKey("o")
                .setValue(Variable.newBuilder().setType(message(type(registered))))
                .build();
        RemoteType.checkOutput("t", output, type(result));
    }

    private static FlyteType type(Class<?> declared) {
        return Codecs.of(declared).type();
    }

    private static LiteralType message(FlyteType type) {
        try {
            return LiteralType.parseFrom(type.toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
