package org.flyte.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.flyte.idl.core.Identifier;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.specs.Entry;
import org.flyte.idl.task.TaskSpec;
import org.junit.jupiter.api.Test;

class TaskChoiceTest {
    @Test
    void theOnlyTaskNeedsNoName() {
        assertThat(TaskChoice.of(tasks("etl.load"), null)).isEqualTo(task("etl.load"));
    }

    @Test
    void aTaskIsFoundByItsOwnNameAndByItsFullName() {
        List<Entry> tasks = tasks("etl.load", "train.fit");

        assertThat(TaskChoice.of(tasks, "fit")).isEqualTo(task("train.fit"));
        assertThat(TaskChoice.of(tasks, "etl.load")).isEqualTo(task("etl.load"));
    }

    @Test
    void withSeveralTasksOneMustBeNamed() {
        assertThatThrownBy(() -> TaskChoice.of(tasks("etl.load", "train.fit"), null))
                .hasMessageContaining("FLYTE-601")
                .hasMessageContaining("etl.load, train.fit");
    }

    @Test
    void anUnknownTaskIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> TaskChoice.of(tasks("etl.load", "train.fit"), "laod"))
                .hasMessageContaining("FLYTE-602")
                .hasMessageContaining("did you mean load?");
    }

    @Test
    void aNameThatTwoEnvironmentsHaveNeedsTheEnvironment() {
        List<Entry> tasks = tasks("etl.load", "train.load");

        assertThatThrownBy(() -> TaskChoice.of(tasks, "load")).hasMessageContaining("FLYTE-603");
        assertThat(TaskChoice.of(tasks, "train.load")).isEqualTo(task("train.load"));
    }

    private static List<Entry> tasks(String... names) {
        return Stream.of(names).map(TaskChoiceTest::task).toList();
    }

    private static Entry task(String name) {
        return Entry.newBuilder()
                .setSpec(TaskSpec.newBuilder()
                        .setTaskTemplate(TaskTemplate.newBuilder()
                                .setId(Identifier.newBuilder().setName(name))))
                .build();
    }
}
