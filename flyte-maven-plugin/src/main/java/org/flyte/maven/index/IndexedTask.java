package org.flyte.maven.index;

import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;

/** A task in its environment. */
public record IndexedTask(TaskDeclaration declaration, EnvironmentSettings environment) {
    /** The name that Flyte knows: {@code environment.task}. */
    public String wireName() {
        return environment.wireName() + "." + declaration.name();
    }

    /** What holds for the task: the POM's word for it, else its annotation's, else the environment's. */
    public TaskSettings settings() {
        return environment.task(declaration.name()).over(declaration.settings()).over(environment.defaults());
    }
}
