package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Where no action runs, as in a unit test, everything is the method itself. */
class FlyteOutsideTest {
    @Test
    void asyncRunsTheTaskAndMayUseItsResult() {
        assertThat(Flyte.async(() -> Woven.twice(3)).join()).isEqualTo(6);
        assertThat(Flyte.async(() -> Woven.twice(3) + 1).join()).isEqualTo(7);
        assertThat(Flyte.async(Woven::nothing).join()).isNull();
    }

    @Test
    void anAsyncTaskThatFailsFailsItsFuture() {
        CompletableFuture<String> failed = Flyte.async(() -> Woven.text(""));
        assertThatThrownBy(failed::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(IOException.class);
        CompletableFuture<?> failedWithoutResult = Flyte.async(() -> {
            throw new IOException("no");
        });
        assertThat(failedWithoutResult).isCompletedExceptionally();
    }

    @Test
    void mapKeepsTheOrderAndThrowsWhatTheTaskThrows() throws Exception {
        assertThat(Flyte.map(Woven::twice, List.of(1L, 2L, 3L))).containsExactly(2L, 4L, 6L);
        assertThat(Flyte.map(Woven::text, List.of("a"), 1)).containsExactly("a!");
        assertThatThrownBy(() -> Flyte.map(Woven::text, List.of("a", ""))).isInstanceOf(IOException.class);
    }

    @Test
    void aMapRunsAtLeastOneTaskAtATime() {
        assertThatThrownBy(() -> Flyte.map(Woven::twice, List.of(1L), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void groupsAndOptionsDoNothing() throws Exception {
        List<Long> seen = new ArrayList<>();
        long value = Flyte.group("g", () -> Woven.twice(1));
        Flyte.group("g", () -> {
            seen.add(value);
        });
        TaskOptions options = Flyte.options()
                .shortName("s")
                .retries(1)
                .timeout(Duration.ofSeconds(1))
                .cpu("1")
                .memory("1Gi")
                .env("A", "b")
                .cache(CacheBehavior.AUTO);
        assertThat(options.call(() -> Woven.text("x"))
                        + options.async(() -> Woven.text("y")).join())
                .isEqualTo("x!y!");
        options.call(Woven::nothing);
        assertThat(seen).containsExactly(2L);
    }

    @Test
    void anOptionWithoutSenseIsRefusedAtOnce() {
        assertThatThrownBy(() -> Flyte.options().retries(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Flyte.options().timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theContextIsEmpty() {
        TaskContext context = Flyte.context();
        assertThat(context.inTask()).isFalse();
        assertThat(context.run()).isEmpty();
        assertThat(context.attempt()).isZero();
        assertThat(context.previousCheckpoint()).isEmpty();
        assertThat(context.custom()).isEmpty();
    }

    @RemoteTasks(environment = "etl")
    interface Etl {
        String load(@Param(name = "url") String url);

        default String twice(String url) {
            return "2" + url;
        }
    }

    interface NotRemote {}

    @Test
    void aRemoteTaskSaysThatItNeedsAnAction() {
        Etl etl = Flyte.remote(Etl.class);
        assertThatThrownBy(() -> etl.load("u"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Etl.load")
                .hasMessageContaining("only in a running action");
        assertThat(etl.twice("x")).isEqualTo("2x");
        assertThat(etl).hasToString("Flyte.remote(" + Etl.class.getName() + ")").isEqualTo(etl);
        assertThat(etl.hashCode()).isEqualTo(System.identityHashCode(etl));
    }

    @Test
    void onlyAnInterfaceWithTheAnnotationIsRemote() {
        assertThatThrownBy(() -> Flyte.remote(NotRemote.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@RemoteTasks");
        assertThatThrownBy(() -> Flyte.remote(String.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
