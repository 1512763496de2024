package org.flyte.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.runtime.codec.UnsupportedTypeException;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.literal.Inputs;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.Outputs;
import org.flyte.task.Param;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Nullable {}

    record Item(String name, double price) {}

    record Order(List<Item> items) {}

    @org.flyte.task.Outputs
    record Both(long count, @Param(name = "the_mean") double mean, Optional<String> note) {}

    @org.flyte.task.Outputs
    record None() {}

    @SuppressWarnings("unused")
    static final class Tasks {
        static Both both(Order order, @Nullable String note) {
            return new Both(1, 2, Optional.empty());
        }

        static CompletableFuture<Both> later(int n) {
            return CompletableFuture.completedFuture(both(null, null));
        }

        static @Nullable String perhaps(long n) {
            return null;
        }

        static CompletableFuture<@Nullable String> perhapsLater() {
            return CompletableFuture.completedFuture(null);
        }

        static None none() {
            return new None();
        }

        static void big(Map<String, BigDecimal> prices) {}
    }

    @Test
    void eachComponentOfOutputsIsAnOutputOfItsOwn() {
        Signature both = signature("both", "order", "note");
        assertThat(both.resultTypes().keySet()).containsExactly("count", "the_mean", "note");
        byte[] outputs = both.outputs(new Both(3, 0.5, Optional.of("n")));
        assertThat(Outputs.read(outputs).keySet()).containsExactly("count", "the_mean", "note");
        assertThat(Outputs.read(outputs, "the_mean")).isEqualTo(new Literal.OfFloat(0.5));
        assertThat(both.value(outputs)).isEqualTo(new Both(3, 0.5, Optional.of("n")));
        assertThat(signature("later", "n").namesOutputs()).isTrue();
        assertThatThrownBy(() -> both.outputs(null))
                .isInstanceOf(AttemptException.class)
                .hasMessageContaining("is null where it has the outputs [count, the_mean, note]");
    }

    @Test
    void outputsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> signature("none"))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageContaining("has no components");
    }

    @Test
    void aNullableInputMayBeLeftOutAndNull() {
        Signature both = signature("both", "order", "note");
        Map<String, Literal> order = Inputs.read(both.inputs(Arrays.asList(new Order(List.of()), null)))
                .literals();
        assertThat(both.arguments(order)).containsExactly(new Order(List.of()), null);
        assertThat(both.arguments(Map.of("order", order.get("order")))).containsExactly(new Order(List.of()), null);
        assertThat(both.type(1).toByteArray())
                .isEqualTo(UnionType.optional(ScalarType.STRING).toByteArray());
    }

    @Test
    void aNullableResultIsAUnion() {
        for (String task : List.of("perhaps", "perhapsLater")) {
            Signature perhaps = signature(task, task.equals("perhaps") ? new String[] {"n"} : new String[0]);
            assertThat(perhaps.value(perhaps.outputs(null))).isNull();
            assertThat(perhaps.value(perhaps.outputs("x"))).isEqualTo("x");
        }
    }

    @Test
    void aWrongInputIsSaidWithItsPlaceInTheValue() {
        Signature both = signature("both", "order", "note");
        Order wrong = new Order(Arrays.asList(new Item("a", 1), new Item("\uD800", 1)));
        assertThatThrownBy(() -> both.inputs(Arrays.asList(wrong, null)))
                .hasMessageStartingWith("The input 'order'.items[1].name has half of a surrogate pair");
        assertThatThrownBy(() -> both.arguments(Map.of("order", new Literal.OfText("x"))))
                .hasMessageContaining("The input 'order' is the text \"x\" where a map with the components of Order");
    }

    @Test
    void aTypeThatIsNoneIsRefusedWithTheInput() {
        assertThatThrownBy(() -> signature("big", "prices"))
                .isInstanceOf(UnsupportedTypeException.class)
                .hasMessageStartingWith("the input 'prices' → Map → java.math.BigDecimal is no type of Flyte's");
    }

    private static Signature signature(String task, String... inputs) {
        return Arrays.stream(Tasks.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(task))
                .findFirst()
                .map(method -> Signature.of(method, List.of(inputs)))
                .orElseThrow();
    }
}
