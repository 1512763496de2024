package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.settings.TaskSettings;
import org.jspecify.annotations.Nullable;

/**
 * A task as its code declares it. Facts of environments are not here: they come from the POM and change per profile.
 *
 * @param name the task's name within its environment
 * @param environment the key that the annotation or the POM names; null: neither does
 * @param settings what the annotation sets
 * @param inputs in the order of the method's parameters
 * @param bodyHash SHA-256 of the method's normalised body, 64 hexadecimal digits
 * @param report where the task speaks to its report; null: nowhere that is known
 */
public record TaskDeclaration(
        MethodId method,
        String name,
        @Nullable String environment,
        TaskSettings settings,
        List<TaskInput> inputs,
        TaskOutput output,
        String bodyHash,
        SourceLocation location,
        @Nullable SourceLocation report) {
    public TaskDeclaration {
        inputs = List.copyOf(inputs);
    }
}
