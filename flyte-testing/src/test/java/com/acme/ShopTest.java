package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flyte.task.CacheBehavior;
import org.flyte.task.FlyteFile;
import org.flyte.task.NonRecoverableException;
import org.flyte.task.TaskAbortedException;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskFailedException.Kind;
import org.flyte.task.TaskTimeoutException;
import org.flyte.testing.ChildCall;
import org.flyte.testing.FlyteExtension;
import org.flyte.testing.FlyteTasks;
import org.flyte.testing.InvalidTaskException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FlyteExtension.class)
class ShopTest {
    private static final Order ORDER = new Order("x", List.of(2, 3), Duration.ZERO, Order.State.PAID);

    private final FlyteTasks[] before = new FlyteTasks[1];

    @BeforeEach
    void takes(FlyteTasks tasks) {
        before[0] = tasks;
    }

    @Test
    void aPlainCallIsAChildWithItsArgumentsAndItsResult(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "revenue", "monday")).isEqualTo(6);
        assertThat(tasks.calls())
                .extracting(ChildCall::toString)
                .startsWith("Shop.load{day=monday, count=3}")
                .hasSize(4);
        assertThat(tasks.calls().get(0).result()).isEqualTo(Shop.load("monday", 3));
        assertThat(tasks.calls(Shop.class, "total"))
                .extracting(ChildCall::result)
                .containsExactly(1, 2, 3);
        ChildCall last = tasks.calls().get(3);
        Order order = last.arguments().get("order");
        assertThat(order.id()).isEqualTo("monday-2");
        assertThat(last.parent()).isEqualTo("a0");
        assertThat(last.action()).isEqualTo("a4");
    }

    @Test
    void aMapIsOneChildEachInTheOrderOfItsItemsAndKnowsItsGroup(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "totals", "monday")).isEqualTo(List.of(1, 2, 3));
        assertThat(tasks.calls(Shop.class, "total"))
                .allMatch(ChildCall::mapped)
                .extracting(ChildCall::group)
                .containsOnly(Optional.of("sums"));
        assertThat(tasks.calls(Shop.class, "load").get(0).group()).isEmpty();
    }

    @Test
    void futuresAndAsyncCallsAreChildrenAndSoAreTheirs(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "later", ORDER)).isEqualTo(15);
        assertThat(tasks.calls())
                .extracting(call -> call.parent() + ">" + call.action() + " " + call.method() + "=" + call.result())
                .containsExactly("a0>a1 total=5", "a0>a2 twice=10", "a2>a3 total=5");
    }

    @Test
    void optionsAreRecorded(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "careful", ORDER)).isEqualTo(5);
        var options = tasks.calls().get(0).options();
        assertThat(options.shortName()).isEqualTo("sum");
        assertThat(options.retries()).isEqualTo(2);
        assertThat(options.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.cpu()).isEqualTo("2");
        assertThat(options.memory()).isNull();
        assertThat(options.env()).isEqualTo(Map.of("MODE", "slow"));
        assertThat(options.cache()).isEqualTo(CacheBehavior.DISABLE);
    }

    @Test
    void aFakeStandsForATask(FlyteTasks tasks) throws Exception {
        tasks.fake(Shop.class, "load", arguments -> List.of(ORDER, ORDER));
        tasks.fake(Shop.class, "total", arguments -> {
            Order order = arguments.get(0);
            return order.amounts().size() * 100;
        });
        assertThat(tasks.call(Shop.class, "revenue", "monday")).isEqualTo(400);
        assertThat(tasks.calls()).extracting(ChildCall::method).containsExactly("load", "total", "total");
    }

    @Test
    void aFakeOfATaskWithAFutureGivesTheValueOrAFutureOfIt(FlyteTasks tasks) throws Exception {
        tasks.fake(Shop.class, "twice", arguments -> 100);
        assertThat(tasks.call(Shop.class, "later", ORDER)).isEqualTo(105);
        tasks.fake(Shop.class, "twice", arguments -> CompletableFuture.completedFuture(200));
        assertThat(tasks.call(Shop.class, "later", ORDER)).isEqualTo(205);
    }

    @Test
    void remoteTasksAreFakedByNameOrByAnImplementation(FlyteTasks tasks) throws Exception {
        tasks.fake(Python.class, "addOne", arguments -> arguments.<Long>get("n") + 1);
        tasks.fake(Python.class, "shout", arguments -> arguments.get(0) + "!");
        assertThat(tasks.call(Shop.class, "remote", 41)).isEqualTo("n is 42!");
        tasks.fake(Python.class, new Python() {
            @Override
            public long addOne(long number) {
                return number + 2;
            }

            @Override
            public String shout(String text) {
                throw new IllegalStateException("hoarse");
            }
        });
        assertThatThrownBy(() -> tasks.call(Shop.class, "remote", 41))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("IllegalStateException: hoarse");
        assertThat(tasks.calls(Python.class, "shout"))
                .extracting(ChildCall::result)
                .containsExactly("n is 42!", null);
    }

    @Test
    void aRemoteTaskWithoutAFakeFailsTheTestWhateverItsParentMakesOfThat(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Shop.class, "remote", 1))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("com.acme.Python.addOne")
                .hasMessageContaining("tasks.fake(Python.class, \"addOne\"");
        assertThatThrownBy(() -> tasks.call(Shop.class, "swallowing", 1)).isInstanceOf(InvalidTaskException.class);
        assertThatThrownBy(() -> tasks.call(Python.class, "addOne", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runs elsewhere");
    }

    @Test
    void aChildsFailureArrivesAsInAContainer(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "outcome", -1))
                .isEqualTo("USER BadOrderException: The child action a1 of com.acme.Shop.load failed:"
                        + " BadOrderException: line -1 is bad");
        TaskFailedException failure = tasks.calls().get(0).failure().orElseThrow();
        assertThat(failure.code()).isEqualTo("BadOrderException");
        assertThat(failure.action()).isEqualTo("a1");
        assertThat(failure).hasMessageContaining("at com.acme.Shop.load(Shop.java:");
        assertThat(tasks.calls().get(0).result()).isNull();
        assertThatThrownBy(() -> tasks.call(Shop.class, "failing", "monday"))
                .isInstanceOfSatisfying(TaskFailedException.class, thrown -> assertThat(thrown.code())
                        .isEqualTo("BadOrderException"));
    }

    @Test
    void aFakeFailsAsItsExceptionSays(FlyteTasks tasks) throws Exception {
        tasks.fake(Shop.class, "load", arguments -> {
            throw new TaskTimeoutException("MAX_RUNTIME_EXCEEDED", Kind.SYSTEM, "", "took an hour");
        });
        assertThat(tasks.call(Shop.class, "outcome", 1)).isEqualTo("late: MAX_RUNTIME_EXCEEDED of a1");
        tasks.fake(Shop.class, "load", arguments -> {
            throw new OutOfMemoryError("heap");
        });
        assertThat(tasks.call(Shop.class, "outcome", 1)).isEqualTo("too large: OOM");
        tasks.fake(Shop.class, "load", arguments -> {
            throw new TaskAbortedException("ABORTED", Kind.USER, "", "by hand");
        });
        assertThatThrownBy(() -> tasks.call(Shop.class, "failing", "x")).isInstanceOf(TaskAbortedException.class);
        tasks.fake(Shop.class, "load", arguments -> {
            throw new BadOrderException(9);
        });
        assertThat(tasks.call(Shop.class, "outcome", 1)).asString().contains("BadOrderException: line 9 is bad");
    }

    @Test
    void aFakeGivesOnlyWhatTheTaskCould(FlyteTasks tasks) {
        tasks.fake(Shop.class, "load", arguments -> "none");
        assertThatThrownBy(() -> tasks.call(Shop.class, "outcome", 1))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("fake of com.acme.Shop.load")
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("java.util.List");
        tasks.fake(Shop.class, "load", arguments -> List.of("none"));
        assertThatThrownBy(() -> tasks.call(Shop.class, "outcome", 1))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("[0]");
        tasks.fake(Shop.class, "load", arguments -> null);
        assertThatThrownBy(() -> tasks.call(Shop.class, "outcome", 1))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("null");
    }

    @Test
    void whatTheTaskItselfThrowsIsOfTheTestsOwnClass(FlyteTasks tasks) {
        Throwable thrown = catchThrowable(() -> tasks.call(Shop.class, "load", "monday", -3));
        assertThat(thrown).isInstanceOf(BadOrderException.class).hasMessage("line -3 is bad");
        assertThat(((BadOrderException) thrown).line()).isEqualTo(-3);
        assertThat(thrown.getStackTrace()[0].getFileName()).isEqualTo("Shop.java");
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("load");
        assertThatThrownBy(() -> tasks.call(Shop.class, "stop")).isInstanceOf(NonRecoverableException.class);
    }

    @Test
    void anExceptionThatCannotCrossIsTold(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Shop.class, "stubborn"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("com.acme.Shop$1: stubborn")
                .hasMessageContaining("cannot be serialised")
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("stubborn"));
    }

    @Test
    void anInterruptedTestInterruptsItsChildren(FlyteTasks tasks) throws Exception {
        Thread test = Thread.currentThread();
        CountDownLatch interrupted = new CountDownLatch(1);
        tasks.fake(Shop.class, "load", arguments -> {
            test.interrupt();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return List.of();
        });
        assertThatThrownBy(() -> tasks.call(Shop.class, "outcome", 1))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("com.acme.Shop.load");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aChildGetsNoMoreThanInAContainer(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "large", 10_000_000)).isEqualTo(10_000_000);
        assertThatThrownBy(() -> tasks.call(Shop.class, "large", 11_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Shop.length")
                .hasMessageContaining("at most 10485760");
    }

    @Test
    void aChildWorksOnACopy(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "changed")).isEqualTo(List.of(1));
        assertThat(tasks.calls().get(0).result()).isEqualTo(2);
        assertThat(tasks.calls().get(0).arguments().asList()).containsExactly(List.of(1));
    }

    @Test
    void aCallThatCannotBecomeAChildFailsInTheParent(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Shop.class, "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com.acme.Shop.total")
                .hasMessageContaining("'order' is null");
        assertThat(tasks.calls()).isEmpty();
    }

    @Test
    void childrenHaveTheCustomContextAndNothingElseOfTheirCallersThread(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "context", 2))
                .isEqualTo(Map.of("depth1", "yes", "depth2", "yes", "action", "a2", "group", "true"));
        assertThat(tasks.calls())
                .extracting(ChildCall::customContext)
                .containsExactly(Map.of("depth2", "yes"), Map.of("depth2", "yes", "depth1", "yes"));
    }

    @Test
    void filesPassAndAreGoneAfterTheTest(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Shop.class, "copied", "hello")).isEqualTo("hello");
        FlyteFile written = (FlyteFile) tasks.calls().get(0).result();
        assertThat(Files.readString(written.download())).isEqualTo("hello");
        assertThat(written.uri()).startsWith("file://").contains("flyte-test-");
        assertThat(Path.of(java.net.URI.create(written.uri()))).exists();
    }

    @Test
    void callsFromParallelStreamsAreChildren(FlyteTasks tasks) throws Exception {
        List<Order> orders = IntStream.range(0, 50).mapToObj(i -> ORDER).toList();
        assertThat(tasks.call(Shop.class, "inParallel", orders)).isEqualTo(250);
        assertThat(tasks.calls(Shop.class, "total")).hasSize(50);
    }

    @Test
    void staticStateOfTasksIsTheTestsOwn(FlyteTasks tasks) throws Exception {
        int loaded = Shop.LOADED.get();
        tasks.call(Shop.class, "revenue", "monday");
        assertThat(Shop.LOADED).hasValue(loaded);
    }

    @Test
    void calledDirectlyATaskIsAMethod(FlyteTasks tasks) throws Exception {
        tasks.fake(Shop.class, "load", arguments -> List.of());
        assertThat(Shop.revenue("monday")).isEqualTo(6);
        assertThat(tasks.calls()).isEmpty();
    }

    @Test
    void beforeEachHasTheSameTasks(FlyteTasks tasks) {
        assertThat(before[0]).isSameAs(tasks);
    }

    @Test
    void whatIsWrongInATestIsSaidWithWhatToDo(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.fake(Shop.class, "laod", arguments -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no method laod")
                .hasMessageContaining("load, ");
        assertThatThrownBy(() -> tasks.fake(Shop.class, "helper", arguments -> null))
                .hasMessageContaining("is no task")
                .hasMessageContaining("@Task");
        assertThatThrownBy(() -> tasks.fake(Order.class, ORDER)).hasMessageContaining("@RemoteTasks");
        assertThatThrownBy(() -> tasks.call(Shop.class, "ofAnObject")).hasMessageContaining("static");
        assertThatThrownBy(() -> tasks.call(Shop.class, "load", "monday"))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("takes the arguments [day, count], but the test gives 1");
        assertThatThrownBy(() -> tasks.call(Shop.class, "load", "monday", 1.5))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("'count'")
                .hasMessageContaining("java.lang.Double where int");
        assertThatThrownBy(() -> tasks.call(Shop.class, "change", List.of("a")))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("'numbers'[0]");
    }

    @Test
    void argumentsThatAreNotThereAreSaid(FlyteTasks tasks) throws Exception {
        tasks.fake(Shop.class, "load", arguments -> arguments.get("month"));
        assertThat(tasks.call(Shop.class, "outcome", 1)).asString().contains("no input 'month', only: [day, count]");
        tasks.fake(Shop.class, "load", arguments -> arguments.get(2));
        assertThat(tasks.call(Shop.class, "outcome", 1)).asString().contains("no argument 2");
    }
}
