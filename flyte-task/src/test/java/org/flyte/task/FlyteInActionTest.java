package org.flyte.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.flyte.task.TaskFailedException.Kind;
import org.flyte.task.spi.Dispatch;
import org.flyte.task.spi.TaskCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the library makes of calls while an action runs, with children that the test ends. */
@Timeout(60)
class FlyteInActionTest {
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
    void aPlainCallWaitsForItsChild() throws Exception {
        FutureTask<Long> call = running(() -> Woven.twice(3));
        action.end(0, 60L);
        assertThat(call.get()).isEqualTo(60);
        TaskCall made = action.calls.get(0);
        assertThat(made.owner()).isEqualTo(Woven.class);
        assertThat(made.method()).isEqualTo("twice");
        assertThat(made.descriptor()).isEqualTo("(J)J");
        assertThat(made.arguments()).containsExactly(3L);
        assertThat(made.group()).isNull();
    }

    @Test
    void aTaskThatReturnsAFutureDoesNotWait() throws Exception {
        CompletableFuture<String> later = Woven.later("x");
        assertThat(later).isNotDone();
        action.end(0, "y");
        assertThat(later.join()).isEqualTo("y");
    }

    @Test
    void aFailedChildThrowsItsExceptionWithTheCallersTrace() throws Exception {
        FutureTask<Long> call = running(() -> Woven.twice(3));
        action.fail(0, new TaskFailedException("BadData", Kind.USER, "c1", "The child c1 failed"));
        assertThatThrownBy(call::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(TaskFailedException.class, e -> {
                    assertThat(e.code()).isEqualTo("BadData");
                    assertThat(e.kind()).isEqualTo(Kind.USER);
                    assertThat(e.action()).isEqualTo("c1");
                    assertThat(e.getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("twice"));
                });
        CompletableFuture<String> later = Woven.later("x");
        action.fail(1, new TaskAbortedException("Aborted", Kind.USER, "c2", "gone"));
        assertThatThrownBy(later::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TaskAbortedException.class);
    }

    @Test
    void asyncStartsAChildForEachLambda() throws Exception {
        List<CompletableFuture<Long>> futures = LongStream.range(0, 3)
                .mapToObj(n -> Flyte.async(() -> Woven.twice(n)))
                .toList();
        assertThat(action.started()).isEqualTo(3);
        for (int i = 2; i >= 0; i--) {
            action.end(i, 10L * i);
        }
        assertThat(futures.stream().map(CompletableFuture::join)).containsExactly(0L, 10L, 20L);
    }

    @Test
    void asyncTakesTasksOfEveryKind() throws Exception {
        CompletableFuture<Integer> small = Flyte.async(() -> Woven.small(1));
        CompletableFuture<Double> real = Flyte.async(() -> Woven.real(1));
        CompletableFuture<String> text = Flyte.async(() -> Woven.text("x"));
        CompletableFuture<?> nothing = Flyte.async(Woven::nothing);
        CompletableFuture<?> resultNotWanted = Flyte.async(() -> {
            Woven.twice(1);
        });
        CompletableFuture<CompletableFuture<String>> later = Flyte.async(() -> Woven.later("x"));
        action.end(0, 7);
        action.end(1, 0.5);
        action.end(2, "t");
        action.end(3, null);
        action.end(4, 2L);
        action.end(5, "l");
        assertThat(small.join()).isEqualTo(7);
        assertThat(real.join()).isEqualTo(0.5);
        assertThat(text.join()).isEqualTo("t");
        assertThat(nothing.join()).isNull();
        assertThat(resultNotWanted.join()).isNull();
        assertThat(later.join().join()).isEqualTo("l");
    }

    @Test
    void cancellingAFutureAbortsItsChild() throws Exception {
        Flyte.async(() -> Woven.twice(1)).cancel(true);
        Flyte.async(Woven::nothing).cancel(true);
        Flyte.async(() -> Woven.later("x")).cancel(true);
        assertThat(action.children).hasSize(3).allMatch(CompletableFuture::isCancelled);
    }

    @Test
    void aLambdaWithoutATaskIsRefused() {
        assertThatThrownBy(() -> Flyte.async(() -> 5L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("called no task");
        assertThatThrownBy(() -> Flyte.options().retries(1).call(() -> 5L)).hasMessageContaining("called no task");
    }

    @Test
    void aLambdaWithTwoTasksIsRefusedBeforeAnyStarts() {
        assertThatThrownBy(() -> Flyte.async(() -> {
                    Woven.nothing();
                    return Woven.twice(1);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Woven.nothing and then")
                .hasMessageContaining("Woven.twice");
        assertThat(action.calls).isEmpty();
    }

    @Test
    void aSecondTaskIsRefusedAlsoWhereTheLambdaHidesTheError() {
        assertThatThrownBy(() -> Flyte.async(() -> {
                    Woven.nothing();
                    try {
                        Woven.nothing();
                    } catch (IllegalStateException e) {
                        // As user code may do.
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("and then");
    }

    @Test
    void aResultThatIsWorkedOnIsRefusedBeforeTheChildStarts() {
        assertThatThrownBy(() -> Flyte.async(() -> Woven.twice(1) + 1)).hasMessageContaining("thenApply");
        assertThatThrownBy(() -> Flyte.async(() -> Woven.real(1) / 2)).hasMessageContaining("thenApply");
        assertThatThrownBy(() -> Flyte.async(() -> (long) Woven.small(1))).hasMessageContaining("thenApply");
        assertThatThrownBy(() -> Flyte.async(() -> Woven.text("x") + "y")).hasMessageContaining("thenApply");
        assertThatThrownBy(() -> Flyte.async(() -> {
                    Woven.nothing();
                    return 5;
                }))
                .hasMessageContaining("thenApply");
        assertThat(action.calls).isEmpty();
    }

    @Test
    void theNullPointerOfAPlaceholderIsExplained() {
        assertThatThrownBy(() -> Flyte.async(() -> Woven.text("x").length()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside the lambda it is null")
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aFailureBeforeTheCallIsTheLambdasOwn() {
        assertThatThrownBy(() -> Flyte.async(() -> Woven.twice(Long.parseLong("x"))))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Flyte.async(() -> {
                    throw new IOException("no file");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no file");
    }

    @Test
    void aCallFromAnotherThreadIsNotTheLambdas() throws Exception {
        List<FutureTask<Long>> elsewhere = new ArrayList<>();
        assertThatThrownBy(() -> Flyte.async(() -> {
                    elsewhere.add(running(() -> Woven.twice(1)));
                    action.end(0, 2L);
                    return elsewhere.get(0).get();
                }))
                .hasMessageContaining("called no task");
        assertThat(elsewhere.get(0).get()).isEqualTo(2);
    }

    @Test
    void callsAfterALambdaArePlainAgain() throws Exception {
        assertThatThrownBy(() -> Flyte.async(() -> 1L)).isInstanceOf(IllegalStateException.class);
        Flyte.async(() -> Woven.twice(1));
        FutureTask<Long> call = running(() -> Woven.twice(2));
        action.end(1, 4L);
        assertThat(call.get()).isEqualTo(4);
    }

    @Test
    void mapStartsAllAndKeepsTheOrder() throws Exception {
        FutureTask<List<Long>> map = running(() -> Flyte.map(Woven::twice, List.of(1L, 2L, 3L)));
        for (int i = 2; i >= 0; i--) {
            action.end(i, 10L * i);
        }
        assertThat(map.get()).containsExactly(0L, 10L, 20L);
        assertThat(action.calls).allMatch(TaskCall::mapped);
    }

    @Test
    void mapOfNothingIsEmpty() {
        assertThat(Flyte.map(Woven::twice, List.of())).isEmpty();
    }

    @Test
    void mapKeepsToItsConcurrency() throws Exception {
        FutureTask<List<Long>> map = running(() -> Flyte.map(Woven::twice, Collections.nCopies(5, 1L), 2));
        action.awaited(1);
        for (int i = 0; i < 5; i++) {
            assertThat(action.started()).isLessThanOrEqualTo(i + 2);
            action.end(i, (long) i);
        }
        assertThat(map.get()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void theFirstChildOfAMapThatFailsAbortsTheOthersAndStartsNoMore() throws Exception {
        FutureTask<List<Long>> map = running(() -> Flyte.map(Woven::twice, Collections.nCopies(5, 1L), 2));
        action.awaited(1);
        action.fail(1, new TaskTimeoutException("MAX_RUNTIME_EXCEEDED", Kind.USER, "c", "late"));
        assertThatThrownBy(map::get).hasCauseInstanceOf(TaskTimeoutException.class);
        assertThat(action.children.get(0)).isCancelled();
        assertThat(action.started()).isEqualTo(2);
    }

    @Test
    void aMappedLambdaMustNotUseTheResult() {
        assertThatThrownBy(() -> Flyte.map(n -> Woven.twice(n) + 1, List.of(1L)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("thenApply");
    }

    @Test
    void anInterruptedCallerAbortsItsChildren() throws Exception {
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> {
            try {
                Woven.twice(1);
            } catch (CancellationException e) {
                thrown.add(e);
            }
            try {
                Thread.currentThread().interrupt();
                Flyte.map(Woven::twice, List.of(1L));
            } catch (CancellationException e) {
                thrown.add(e);
            }
        });
        caller.start();
        action.awaited(0);
        caller.interrupt();
        caller.join();
        assertThat(thrown).hasSize(2);
        assertThat(action.children.get(0)).isCancelled();
    }

    @Test
    void childrenOfAGroupCarryItAlsoFromThreadsOfTheGroup() throws Exception {
        Flyte.group("outer", () -> {
            Flyte.async(() -> Woven.twice(1));
            Flyte.group("inner", () -> {
                Flyte.async(() -> Woven.twice(2));
            });
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.submit(() -> Flyte.async(() -> Woven.twice(3))).get();
            pool.shutdown();
            assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        });
        Flyte.async(() -> Woven.twice(4));
        assertThat(action.calls).extracting(TaskCall::group).containsExactly("outer", "inner", "outer", null);
    }

    @Test
    void aParallelStreamInAGroupCarriesItInEachOfItsThreads() throws Exception {
        Flyte.group("g", () -> {
            LongStream.range(0, 200).parallel().forEach(n -> Flyte.async(() -> Woven.twice(n)));
        });
        assertThat(action.calls).hasSize(200).extracting(TaskCall::group).containsOnly("g");
    }

    @Test
    void aThreadThatOutlivesItsGroupHasNone() throws Exception {
        ExecutorService pool = Flyte.group("g", () -> {
            ExecutorService inside = Executors.newSingleThreadExecutor();
            inside.submit(() -> {}).get();
            return inside;
        });
        pool.submit(() -> Flyte.async(() -> Woven.twice(1))).get();
        pool.shutdown();
        assertThat(action.calls.get(0).group()).isNull();
    }

    @Test
    void optionsBelongToOneCall() throws Exception {
        FutureTask<Long> call = running(() -> Flyte.options()
                .shortName("s")
                .retries(2)
                .timeout(Duration.ofSeconds(9))
                .cpu("2")
                .memory("4Gi")
                .env("A", "b")
                .env("C", "d")
                .cache(CacheBehavior.DISABLE)
                .call(() -> Woven.twice(1) + 1));
        action.end(0, 4L);
        assertThat(call.get()).isEqualTo(5);
        Flyte.async(() -> Woven.twice(1));
        Flyte.options().retries(3).async(() -> Woven.twice(1));
        var options = action.calls.get(0).options();
        assertThat(options.shortName()).isEqualTo("s");
        assertThat(options.retries()).isEqualTo(2);
        assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(options.cpu()).isEqualTo("2");
        assertThat(options.memory()).isEqualTo("4Gi");
        assertThat(options.env()).isEqualTo(Map.of("A", "b", "C", "d"));
        assertThat(options.cache()).isEqualTo(CacheBehavior.DISABLE);
        assertThat(action.calls.get(1).options().retries()).isNull();
        assertThat(action.calls.get(2).options().retries()).isEqualTo(3);
    }

    @Test
    void optionsWithinAMapOrAnAsyncCallShapeItsChildren() throws Exception {
        FutureTask<List<Long>> map = running(
                () -> Flyte.map(n -> Flyte.options().memory("4Gi").call(() -> Woven.twice(n)), List.of(1L, 2L)));
        action.awaited(1);
        action.end(0, 2L);
        action.end(1, 4L);
        assertThat(map.get()).containsExactly(2L, 4L);
        assertThat(action.calls).allMatch(TaskCall::mapped).allMatch(call -> "4Gi"
                .equals(call.options().memory()));

        Flyte.options().retries(3).memory("1Gi").env("A", "outer").env("B", "b").async(() -> Flyte.options()
                .memory("2Gi")
                .env("A", "inner")
                .call(() -> Woven.twice(3)));
        var options = action.calls.get(2).options();
        assertThat(options.memory()).isEqualTo("2Gi");
        assertThat(options.retries()).isEqualTo(3);
        assertThat(options.env()).isEqualTo(Map.of("A", "inner", "B", "b"));
    }

    @Test
    void optionsWithinOptionsWaitForTheOneCall() throws Exception {
        FutureTask<Long> call = running(() ->
                Flyte.options().retries(1).call(() -> Flyte.options().cpu("2").call(() -> Woven.twice(1)) + 1));
        action.end(0, 2L);
        assertThat(call.get()).isEqualTo(3);
        assertThat(action.calls.get(0).options().retries()).isEqualTo(1);
        assertThat(action.calls.get(0).options().cpu()).isEqualTo("2");
    }

    @Test
    void callsFromVirtualThreadsAreChildrenToo() throws Exception {
        Thread thread = threadStarter(() -> Woven.nothing());
        action.end(0, null);
        thread.join();
        assertThat(action.calls.get(0).method()).isEqualTo("nothing");
    }

    @Test
    void theContextIsThatOfTheAction() {
        assertThat(Flyte.context().inTask()).isTrue();
        assertThat(Flyte.context().attempt()).isEqualTo(2);
        assertThat(Flyte.context().custom()).containsEntry("k", "v");
    }

    @RemoteTasks(environment = "etl")
    interface Etl {
        String load(@Param(name = "url") String url);
    }

    @Test
    void aRemoteTaskIsACallOfItsInterface() throws Exception {
        FutureTask<String> call = running(() -> Flyte.remote(Etl.class).load("u"));
        action.end(0, "rows");
        assertThat(call.get()).isEqualTo("rows");
        assertThat(action.calls.get(0).owner()).isEqualTo(Etl.class);
        assertThat(action.calls.get(0).arguments()).containsExactly("u");
    }

    private static <T> FutureTask<T> running(java.util.concurrent.Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task, "caller").start();
        return task;
    }

    /** A virtual thread where the JDK has them. */
    private static Thread threadStarter(Runnable code) throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            Thread thread = new Thread(code);
            thread.start();
            return thread;
        }
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, code);
    }
}
