package org.flyte.runtime.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest extends ChildrenTestBase {
    @Test
    void theEnvironmentChangesThemByThePythonSdksNames() {
        assertThat(Limits.of(Map.of())).isEqualTo(new Limits(1000, 100, 20, 10 * 1024 * 1024));
        assertThat(Limits.of(Map.of("_F_P_CNC", "5", "_F_MAX_QPS", "7", "_F_CTRL_WORKERS", "2")))
                .isEqualTo(new Limits(5, 7, 2, 10 * 1024 * 1024));
        assertThatThrownBy(() -> Limits.of(Map.of("_F_P_CNC", "many"))).hasMessageContaining("_F_P_CNC");
        assertThatThrownBy(() -> Limits.of(Map.of("_F_P_CNC", "0"))).hasMessageContaining("at least 1");
    }

    @Test
    void noMoreAreOpenThanAllowed() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        backend.started = name -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            open.decrementAndGet();
            backend.succeed(name);
        };
        Children children = children(new Limits(3, 10_000, 20, 1000), SHORT);
        List<CompletableFuture<ChildResult>> futures = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            futures.add(children.start(child("c" + i)));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(outputs(futures.get(i))).isEqualTo("c" + i);
        }
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void whoeverWaitsForRoomGoesOnWhenAChildEnds() throws Exception {
        Children children = children(new Limits(1, 100, 2, 1000), SHORT);
        children.start(child("c1"));
        CompletableFuture<CompletableFuture<ChildResult>> waiting =
                CompletableFuture.supplyAsync(() -> children.start(child("c2")));
        until(() -> backend.enqueued.size() == 1);
        assertThat(waiting).isNotDone();

        backend.succeed("c1");

        until(waiting::isDone);
        backend.started = backend::succeed;
        until(() -> backend.enqueuedNames().contains("c2"));
        backend.succeed("c2");
        assertThat(outputs(waiting.join())).isEqualTo("c2");
    }

    @Test
    void cancellingMakesRoom() throws Exception {
        Children children = children(new Limits(1, 100, 2, 1000), SHORT);
        children.start(child("c1")).cancel(true);
        backend.started = backend::succeed;

        assertThat(outputs(children.start(child("c2")))).isEqualTo("c2");
    }

    @Test
    void aThreadInterruptedWhileItWaitsForRoomGetsACancelledFuture() throws Exception {
        Children children = children(new Limits(1, 100, 2, 1000), SHORT);
        children.start(child("c1"));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            boolean cancelled = children.start(child("c2")).isCancelled();
            interrupted.complete(cancelled && Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();

        assertThat(interrupted.get()).isTrue();
    }

    /** What hangs on a future runs when it completes, and may itself call tasks and wait for them. */
    @Test
    void continuationsThatCallTasksAndWaitDoNotStarveTheRest() throws Exception {
        backend.started = backend::succeed;
        Children children = children(new Limits(100, 10_000, 2, 1000), SHORT);
        List<CompletableFuture<String>> futures = IntStream.range(0, 40)
                .mapToObj(i -> children.start(child("c" + i)).thenApply(first -> {
                    ChildResult second = children.start(child("d" + i)).join();
                    return second instanceof ChildResult.Succeeded ? "both" : second.toString();
                }))
                .toList();

        for (CompletableFuture<String> future : futures) {
            assertThat(future.get(30, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("both");
        }
    }

    @Test
    void openChildrenHoldNoThreads() throws Exception {
        Children children = children(new Limits(1000, 10_000, 4, 1000), SHORT);
        IntStream.range(0, 300).forEach(i -> children.start(child("c" + i)));
        until(() -> backend.enqueued.size() == 300);

        // Threads of tests before this one may still be ending.
        until(() -> threads().size() <= 4 + 4 + 1 + 1);
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("flyte-child"))
                .toList();
    }

    @Test
    void theRateIsHeldAfterASecondsWorthAtOnce() {
        AtomicLong clock = new AtomicLong();
        TokenBucket bucket = new TokenBucket(10, clock::get);
        for (int i = 0; i < 10; i++) {
            assertThat(bucket.take()).isZero();
        }

        assertThat(bucket.take()).isEqualTo(100_000_000);
        assertThat(bucket.take()).isEqualTo(200_000_000);
        clock.addAndGet(200_000_000);
        assertThat(bucket.take()).isEqualTo(100_000_000);
        clock.addAndGet(60_000_000_000L);
        assertThat(IntStream.range(0, 10).mapToLong(i -> bucket.take()).sum()).isZero();
        assertThat(bucket.take()).isPositive();
    }
}
