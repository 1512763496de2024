package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a block of code adds to the context of its children. The action's own is {@code {k=v}}. */
@Timeout(60)
class CustomContextTest {
    private final FakeRuntime action = new FakeRuntime();

    @BeforeEach
    void enter() {
        Dispatch.install(action);
    }

    @AfterEach
    void leave() {
        Dispatch.install(null);
    }

    @Test
    void callsInTheBlockCarryItAndCodeSeesItThere() throws Exception {
        Flyte.customContext(Map.of("a", "1", "k", "w"), () -> {
            assertThat(Flyte.context().custom()).isEqualTo(Map.of("a", "1", "k", "w"));
            Flyte.customContext(Map.of("a", "2"), () -> Flyte.async(() -> Woven.twice(1)));
            Flyte.async(() -> Woven.twice(2));
        });
        Flyte.async(() -> Woven.twice(3));

        assertThat(Flyte.context().custom()).isEqualTo(Map.of("k", "v"));
        assertThat(action.calls)
                .extracting(TaskCall::custom)
                .containsExactly(Map.of("a", "2", "k", "w"), Map.of("a", "1", "k", "w"), Map.of());
    }

    @Test
    void threadsOfTheBlockCarryItToo() throws Exception {
        Flyte.customContext(Map.of("a", "1"), () -> {
            FutureTask<CompletableFuture<Long>> call = new FutureTask<>(() -> Flyte.async(() -> Woven.twice(1)));
            new Thread(call).start();
            call.get();
            List.of(1L, 2L, 3L, 4L).parallelStream().forEach(n -> Flyte.async(() -> Woven.twice(n)));
        });
        assertThat(action.calls).hasSize(5).allMatch(call -> call.custom().equals(Map.of("a", "1")));
    }

    @Test
    void aBlockReturnsItsValueAndEndsWithAnException() {
        assertThat(Flyte.<String, RuntimeException>customContext(Map.of("a", "1"), () -> "x"))
                .isEqualTo("x");
        assertThatThrownBy(() -> Flyte.customContext(Map.of("a", "1"), () -> {
                    throw new IllegalStateException("inside");
                }))
                .hasMessage("inside");
        assertThat(Flyte.context().custom()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void namesOfFlytesOwnAreRefused() {
        for (String name : new String[] {"", "_u_kickoff_time_input_arg"}) {
            assertThatThrownBy(() -> Flyte.customContext(Map.of(name, "x"), () -> "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "'");
        }
    }

    @Test
    void outsideAnActionTheCodeRuns() {
        Dispatch.install(null);
        assertThat(Flyte.<Map<String, String>, RuntimeException>customContext(
                        Map.of("a", "1"), () -> Flyte.context().custom()))
                .isEmpty();
    }
}
