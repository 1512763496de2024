package org.flyte.maven.index;

import org.flyte.maven.index.docs.TaskDocs;
import org.flyte.maven.index.spec.PodTemplate;
import org.flyte.maven.settings.EnvironmentSettings;
import org.flyte.maven.settings.TaskSettings;
import org.jspecify.annotations.Nullable;

/**
 * A task in its environment.
 *
 * @param docs what its source says of it
 * @param pod the pod that it runs in; null without a pod template in a file
 */
public record IndexedTask(
        TaskDeclaration declaration,
        EnvironmentSettings environment,
        TaskDocs docs,
        @Nullable PodTemplate pod) {
    /** A task of which neither source nor pod are known. */
    public IndexedTask(TaskDeclaration declaration, EnvironmentSettings environment) {
        this(declaration, environment, TaskDocs.NONE, null);
    }

    /** The name that Flyte knows: {@code environment.task}. */
    public String wireName() {
        return environment.wireName() + "." + declaration.name();
    }

    /** What holds for the task: the POM's word for it, else its annotation's, else the environment's. */
    public TaskSettings settings() {
        return environment.task(declaration.name()).over(declaration.settings()).over(environment.defaults());
    }

    /** XML path of what the POM says of the task, or would say. */
    String where() {
        String environmentPath = "<environments><" + environment.key() + ">";
        return environment.tasks().containsKey(declaration.name())
                ? environmentPath + "<tasks><" + declaration.name() + ">"
                : environmentPath;
    }
}
