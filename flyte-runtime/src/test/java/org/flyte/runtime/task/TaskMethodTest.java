package org.flyte.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.specs.Specs;
import org.flyte.idl.task.TaskSpec;
import org.flyte.runtime.failure.AttemptException;
import org.flyte.runtime.failure.FailureCode;
import org.flyte.runtime.literal.Inputs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskMethodTest {

    @SuppressWarnings("unused")
    private static final class Tasks {
        private static String same(String text) {
            return text;
        }

        private static long same(long number) {
            return number;
        }

        static long addAll(List<Long> numbers, Optional<Long> more) {
            return numbers.stream().mapToLong(Long::longValue).sum() + more.orElse(0L);
        }

        static CompletionStage<Integer> stage() {
            return CompletableFuture.completedStage(1);
        }

        static @Nullable CompletableFuture<Integer> noFuture() {
            return null;
        }

        static CompletableFuture<?> anything() {
            return new CompletableFuture<>();
        }

        String instanceMethod() {
            return "";
        }
    }

    @Test
    void theIndexIsReadBesideTheSpecs() {
        byte[] content = Specs.newBuilder()
                .addEntries(Entry.newBuilder()
                        .setClassName("a.B")
                        .setMethod("c")
                        .setMethodDescriptor("()V")
                        .setSpec(TaskSpec.newBuilder().setShortName("x"))
                        .addParameters("one")
                        .addParameters("two"))
                .addEntries(Entry.newBuilder().setClassName("a.B").setMethod("d"))
                .build()
                .toByteArray();
        assertThat(TaskIndex.read(content).find("a.B", "c"))
                .isEqualTo(new TaskEntry("a.B", "c", "()V", List.of("one", "two")));
    }

    @Test
    void anAmbiguousNameIsRefused() {
        TaskEntry one = new TaskEntry("a.B", "c", "()V", List.of());
        assertThatThrownBy(() -> new TaskIndex(List.of(one, one)).find("a.B", "c"))
                .isInstanceOf(AttemptException.class)
                .hasMessageContaining("more than one");
    }

    @Test
    void aClassPathWithoutAnIndexIsRefused() throws Exception {
        try (var empty = new java.net.URLClassLoader(new java.net.URL[0], null)) {
            assertThatThrownBy(() -> TaskIndex.load(empty)).hasMessageContaining("META-INF/flyte/specs.pb");
        }
    }

    @Test
    void theDescriptorTellsOverloadsApartAndPrivateMethodsAreFine() throws Throwable {
        TaskMethod longs = load("same", "(J)J", "x");
        assertThat(roundTrip(longs, 7L)).isEqualTo(7L);
        assertThat(roundTrip(load("same", "(Ljava/lang/String;)Ljava/lang/String;", "x"), "y"))
                .isEqualTo("y");
        assertThatThrownBy(() -> load("same", "(I)I", "x"))
                .isInstanceOfSatisfying(
                        AttemptException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TASK_NOT_FOUND))
                .hasMessageContaining("same(I)I");
    }

    @Test
    void anOptionalInputMayBeLeftOut() throws Throwable {
        TaskMethod task = load("addAll", "(Ljava/util/List;Ljava/util/Optional;)J", "numbers", "more");
        Inputs inputs = Inputs.read(task.inputs(List.of(List.of(1L, 2L), Optional.of(3L))));
        assertThat(task.call(task.arguments(inputs.literals()))).isEqualTo(6L);
        assertThat(task.call(task.arguments(Map.of("numbers", inputs.literals().get("numbers")))))
                .isEqualTo(3L);
    }

    @Test
    void aStageIsAwaitedAndNoFutureIsAnError() throws Throwable {
        assertThat(roundTrip(load("stage", "()Ljava/util/concurrent/CompletionStage;")))
                .isEqualTo(1);
        assertThatThrownBy(() -> roundTrip(load("noFuture", "()Ljava/util/concurrent/CompletableFuture;")))
                .hasMessageContaining("null in place of a future");
    }

    @Test
    void whatCannotBeATaskIsRefused() {
        assertThatThrownBy(() -> load("instanceMethod", "()Ljava/lang/String;"))
                .hasMessageContaining("no static method");
        assertThatThrownBy(() -> load("same", "(J)J", "one", "two")).hasMessageContaining("[one, two]");
        assertThatThrownBy(() -> load("anything", "()Ljava/util/concurrent/CompletableFuture;"))
                .hasMessageContaining("no type of Flyte's");
    }

    @Test
    void argumentsOfTheWrongNumberOrTypeAreNamed() throws Exception {
        TaskMethod task = load("same", "(J)J", "x");
        assertThatThrownBy(() -> task.inputs(List.of())).hasMessageContaining("1 inputs: [x]");
        assertThatThrownBy(() -> task.inputs(List.of("text"))).hasMessageContaining("'x' is a java.lang.String");
    }

    private static TaskMethod load(String method, String descriptor, String... names) throws ClassNotFoundException {
        return new TaskLoader(Tasks.class.getClassLoader())
                .load(new TaskEntry(Tasks.class.getName(), method, descriptor, List.of(names)));
    }

    private static @Nullable Object roundTrip(TaskMethod task, Object... arguments) throws Throwable {
        Inputs inputs = Inputs.read(task.inputs(List.of(arguments)));
        return task.value(task.outputs(task.call(task.arguments(inputs.literals()))));
    }
}
