package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.flyte.task.FlyteFile;
import org.flyte.task.spi.LocalUri;
import org.flyte.testing.ChildCall;
import org.flyte.testing.FlyteExtension;
import org.flyte.testing.FlyteTasks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes as a build does, to see what one test has of another. */
class IsolationTest {
    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @ExtendWith(FlyteExtension.class)
    static class AtTheSameTime {
        @Test
        void one(FlyteTasks tasks) throws Exception {
            revenue(tasks, "one", 1);
        }

        @Test
        void another(FlyteTasks tasks) throws Exception {
            revenue(tasks, "another", 2);
        }

        /** Both are within a running action when both meet, and each calls another task after that. */
        private static void revenue(FlyteTasks tasks, String day, int count) throws Exception {
            List<Order> orders = Shop.load(day, count);
            tasks.fake(Shop.class, "load", arguments -> {
                BOTH.await(1, TimeUnit.MINUTES);
                assertThat(Shop.revenue("direct")).isEqualTo(6);
                return orders;
            });
            assertThat(tasks.call(Shop.class, "totals", day))
                    .isEqualTo(orders.stream().map(Shop::total).toList());
            assertThat(tasks.calls()).hasSize(count + 1);
            assertThat(tasks.calls().get(0).arguments().asMap()).containsEntry("day", day);
            assertThat(tasks.calls(Shop.class, "total"))
                    .extracting(ChildCall::parent)
                    .containsOnly("a0");
        }
    }

    @ExtendWith(FlyteExtension.class)
    static class WithAFile {
        @Test
        void writes(FlyteTasks tasks) throws Exception {
            FlyteFile written = (FlyteFile) tasks.call(Shop.class, "write", "text");
            FILES.put("written", LocalUri.path(written.uri()));
            assertThat(FILES.get("written")).hasContent("text");
        }
    }

    @ExtendWith(FlyteExtension.class)
    static class ForAll {
        @BeforeAll
        static void shares(FlyteTasks tasks) {}

        @Test
        void neverRuns() {}
    }

    @Test
    void testsThatRunAtTheSameTimeKnowNothingOfEachOther() {
        TestExecutionSummary summary = run(AtTheSameTime.class);
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    }

    @Test
    void filesOfATestAreGoneAfterIt() {
        assertThat(run(WithAFile.class).getFailures()).isEmpty();
        assertThat(FILES.get("written")).doesNotExist();
    }

    @Test
    void testsCannotShareTheirTasks() {
        assertThat(run(ForAll.class).getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException()).hasMessageContaining("@BeforeEach"));
    }

    private static TestExecutionSummary run(Class<?> tests) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                                .build(),
                        summary);
        return summary.getSummary();
    }
}
