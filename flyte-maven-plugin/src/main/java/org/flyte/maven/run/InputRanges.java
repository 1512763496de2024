package org.flyte.maven.run;

import java.util.List;
import java.util.Optional;
import org.flyte.idl.core.Literal;
import org.flyte.maven.index.IndexedTask;
import org.flyte.maven.index.OutOfRange;
import org.flyte.maven.index.TaskInput;

/** What the Java types of a task's parameters hold. */
record InputRanges(List<TaskInput> inputs) {
    InputRanges {
        inputs = List.copyOf(inputs);
    }

    /** Those of one of the tasks, by its full name. */
    static InputRanges of(String wireName, List<IndexedTask> tasks) {
        return new InputRanges(tasks.stream()
                .filter(task -> task.wireName().equals(wireName))
                .findFirst()
                .map(task -> task.declaration().inputs())
                .orElse(List.of()));
    }

    /** The first number of an input's value that its place does not hold. */
    Optional<OutOfRange> check(String input, Literal value) {
        return inputs.stream()
                .filter(one -> one.name().equals(input))
                .findFirst()
                .flatMap(one -> one.range().check(value));
    }
}
