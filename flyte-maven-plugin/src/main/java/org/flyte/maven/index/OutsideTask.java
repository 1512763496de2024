package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flyte.maven.settings.EnvironmentSettings;

/**
 * A task that the POM declares by naming a method, whether the method is annotated or not.
 *
 * @param environment the key of the environment that declares it
 * @param task the task's name
 * @param className binary name of the class
 * @param method the method's name; it has to be the only static one of this name
 * @param where XML path of the declaration, for error messages
 */
public record OutsideTask(String environment, String task, String className, String method, String where) {
    /** The tasks that environments declare by a class. */
    public static List<OutsideTask> of(Collection<EnvironmentSettings> environments) {
        List<OutsideTask> declared = new ArrayList<>();
        for (EnvironmentSettings environment : environments) {
            environment.tasks().forEach((task, entry) -> {
                if (entry.className() != null) {
                    declared.add(new OutsideTask(
                            environment.key(),
                            task,
                            entry.className(),
                            Objects.requireNonNullElse(entry.methodName(), task),
                            "<environments><" + environment.key() + "><tasks><" + task + ">"));
                }
            });
        }
        return declared;
    }
}
