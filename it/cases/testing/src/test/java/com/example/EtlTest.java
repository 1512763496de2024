package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.Etl.Prices;
import com.example.Etl.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskTimeoutException;
import org.flyte.testing.ChildCall;
import org.flyte.testing.FlyteExtension;
import org.flyte.testing.FlyteTasks;
import org.flyte.testing.InvalidTaskException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FlyteExtension.class)
class EtlTest {
    private static final Row SCREW = new Row("screw", 4, Optional.of(0.25));

    @Test
    void aTaskIsAMethod() {
        assertEquals(1.5, Etl.worth(new Row("nut", 3, Optional.of(0.5))));
    }

    @Test
    void childrenAreRecordedAsTheyGotTheirArguments(FlyteTasks tasks) throws Exception {
        tasks.fake(Etl.class, "load", arguments -> List.of(SCREW, SCREW));

        assertEquals(2.0, tasks.call(Etl.class, "revenue", "monday"));

        ChildCall load = tasks.calls(Etl.class, "load").get(0);
        assertEquals(Map.of("day", "monday"), load.arguments().asMap());
        assertEquals(List.of(SCREW, SCREW), load.result());
        assertEquals(2, tasks.calls(Etl.class, "worth").size());
        assertTrue(tasks.calls(Etl.class, "worth").stream().allMatch(ChildCall::mapped));
    }

    @Test
    void aPythonTaskIsFaked(FlyteTasks tasks) throws Exception {
        tasks.fake(Prices.class, "priceOf", arguments -> 10 * ((String) arguments.get("product")).length());

        assertEquals(1.5 + 80.0, tasks.call(Etl.class, "revenue", "monday"));
    }

    @Test
    void allTasksOfAnInterfaceAreFaked(FlyteTasks tasks) throws Exception {
        tasks.fake(Prices.class, (Prices) product -> 1);

        assertEquals(7.0, tasks.call(Etl.class, "revenues", List.of("monday", "tuesday")));
        assertEquals(10, tasks.calls().size());
    }

    @Test
    void aRemoteTaskWithoutAFakeFailsTheTest(FlyteTasks tasks) {
        Exception failure =
                assertThrows(InvalidTaskException.class, () -> tasks.call(Etl.class, "revenue", "monday"));
        assertTrue(failure.getMessage().contains("tasks.fake(Prices.class, \"priceOf\""), failure.getMessage());
    }

    @Test
    void aFakeThatGivesWhatTheTaskCannotFailsTheTest(FlyteTasks tasks) {
        tasks.fake(Etl.class, "load", arguments -> "rows");

        Exception failure =
                assertThrows(InvalidTaskException.class, () -> tasks.call(Etl.class, "orNothing", "monday"));
        assertTrue(failure.getMessage().contains("is a java.lang.String where java.util.List"), failure.getMessage());
    }

    @Test
    void whatFlyteCannotCarryIsRefusedWithItsPlace(FlyteTasks tasks) {
        Exception failure = assertThrows(
                InvalidTaskException.class, () -> tasks.call(Etl.class, "worth", new Row(null, 1, Optional.empty())));
        assertTrue(failure.getMessage().contains("'row'.product is null"), failure.getMessage());
    }

    @Test
    void aChildsFailureArrivesAsInAContainer(FlyteTasks tasks) throws Exception {
        assertEquals("IllegalArgumentException", tasks.call(Etl.class, "orNothing", ""));

        tasks.fake(Etl.class, "load", arguments -> {
            throw new IOException("gone");
        });
        assertEquals("IOException", tasks.call(Etl.class, "orNothing", "monday"));

        tasks.fake(Etl.class, "load", arguments -> {
            throw new TaskTimeoutException("MAX_RUNTIME_EXCEEDED", TaskFailedException.Kind.USER, "", "slow");
        });
        Exception ended = assertThrows(
                CompletionException.class, () -> tasks.call(Etl.class, "revenues", List.of("monday")));
        assertEquals("MAX_RUNTIME_EXCEEDED", ((TaskFailedException) ended.getCause()).code());
    }

    @RepeatedTest(2)
    void staticStateBeginsAnew(FlyteTasks tasks) throws Exception {
        tasks.call(Etl.class, "load", "monday");
        assertEquals(1, tasks.call(Etl.class, "loadedSoFar"));
    }

    @Nested
    class WithAFakeOfEachTest {
        @BeforeEach
        void fake(FlyteTasks tasks) {
            tasks.fake(Etl.class, "load", arguments -> List.of(SCREW));
        }

        @ParameterizedTest
        @ValueSource(strings = {"monday", "tuesday"})
        void countsOneRow(String day, FlyteTasks tasks) throws Exception {
            assertEquals(1.0, tasks.call(Etl.class, "revenue", day));
            assertEquals(day, tasks.calls(Etl.class, "load").get(0).arguments().get(0));
        }
    }
}
