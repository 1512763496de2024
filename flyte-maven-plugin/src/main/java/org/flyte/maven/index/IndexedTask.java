package org.flyte.maven.index;

/** A task in its environment. */
public record IndexedTask(TaskDeclaration declaration, EnvironmentSettings environment) {
    /** The name that Flyte knows: {@code environment.task}. */
    public String wireName() {
        return environment.wireName() + "." + declaration.name();
    }

    /** What holds for the task: the POM's word for it, else its annotation's, else the environment's. */
    public TaskSettings settings() {
        return environment
                .tasks()
                .getOrDefault(declaration.name(), TaskSettings.NONE)
                .over(declaration.settings())
                .over(environment.defaults());
    }
}
