package org.flyte.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.Param;
import org.flyte.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FlyteExtension.class)
class FlyteExtensionTest {

    @SuppressWarnings("unused")
    private static final class Tasks {
        @Task
        static String greet(String name) {
            return "Hello, " + name + "!";
        }

        static String greet(String name, String greeting) {
            return greeting + ", " + name;
        }

        @Task
        static CompletableFuture<Map<String, Long>> count(List<String> words) {
            Map<String, Long> counts = new TreeMap<>(Collections.reverseOrder());
            words.forEach(word -> counts.merge(word, 1L, Long::sum));
            return CompletableFuture.completedFuture(counts);
        }

        @Task
        static void nothing() {}

        @Task
        static Instant later(Instant time, Optional<Duration> by) {
            return time.plus(by.orElse(Duration.ZERO));
        }

        @Task
        static @Nullable String absent() {
            return null;
        }

        @Task
        @SuppressWarnings("NullAway")
        static String missing() {
            return null;
        }

        @Task
        static int half(@Param(name = "the_number") int number) throws IOException {
            if (number % 2 != 0) {
                throw new IOException(number + " is odd");
            }
            return number / 2;
        }

        @Task
        static String large() {
            return "x".repeat(3_000_000);
        }

        @Task
        static int size(Set<String> words) {
            return words.size();
        }

        static void twice(long number) {}

        static void twice(double number) {}
    }

    @Test
    void aTaskIsCalledByItsName(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Tasks.class, "greet", "World")).isEqualTo("Hello, World!");
        assertThat(tasks.call(Tasks.class, "half", 4)).isEqualTo(2);
        assertThat(tasks.call(Tasks.class, "nothing")).isNull();
    }

    @Test
    void aFutureIsAwaitedAndItsValueComesBackAsAnotherContainerGetsIt(FlyteTasks tasks) throws Exception {
        Object counts = tasks.call(Tasks.class, "count", Collections.unmodifiableList(Arrays.asList("b", "a", "b")));
        assertThat(counts).isEqualTo(Map.of("a", 1L, "b", 2L)).isNotInstanceOf(TreeMap.class);
    }

    @Test
    void optionalsAndTimesArrive(FlyteTasks tasks) throws Exception {
        Instant noon = Instant.parse("2026-01-01T12:00:00.123456789Z");
        assertThat(tasks.call(Tasks.class, "later", noon, Optional.of(Duration.ofMillis(-1))))
                .isEqualTo(noon.minusMillis(1));
        assertThat(tasks.call(Tasks.class, "later", noon, Optional.empty())).isEqualTo(noon);
    }

    @Test
    void whatMayBeNullArrivesAsNull(FlyteTasks tasks) throws Exception {
        assertThat(tasks.call(Tasks.class, "absent")).isNull();
    }

    @Test
    void whatTheTaskThrowsArrivesAsItIs(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Tasks.class, "half", 3))
                .isInstanceOf(IOException.class)
                .hasMessage("3 is odd");
    }

    @Test
    void whatFlyteCannotCarryFailsTheTest(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Tasks.class, "missing"))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("Optional");
        assertThatThrownBy(() -> tasks.call(Tasks.class, "greet", new Object[] {null}))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("'name' is null");
        assertThatThrownBy(() -> tasks.call(Tasks.class, "half", 1L << 40))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("'the_number'")
                .hasMessageContaining("out of the range of an int");
        assertThatThrownBy(() -> tasks.call(Tasks.class, "large"))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("2 MB");
        assertThatThrownBy(() -> tasks.call(Tasks.class, "size", Set.of()))
                .isInstanceOf(InvalidTaskException.class)
                .hasMessageContaining("java.util.Set");
    }

    @Test
    void aNameThatIsNotOneMethodIsRefused(FlyteTasks tasks) {
        assertThatThrownBy(() -> tasks.call(Tasks.class, "gret", "World"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no method gret; its tasks are: absent, count, greet");
        assertThatThrownBy(() -> tasks.call(Tasks.class, "twice", 1)).hasMessageContaining("2 methods twice");
    }
}
