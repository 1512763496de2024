package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the POM says of one task.
 *
 * @param className the class of a method that carries no annotation, null where the code says it
 * @param methodName the method of that class; the task's name when only the class is said
 * @param settings what outranks the annotation
 */
public record TaskEntry(
        @Nullable String className, @Nullable String methodName, TaskSettings settings) {
    public static TaskEntry of(TaskSettings settings) {
        return new TaskEntry(null, null, settings);
    }
}
