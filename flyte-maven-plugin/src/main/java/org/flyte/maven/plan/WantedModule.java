package org.flyte.maven.plan;

import java.util.Map;
import org.flyte.maven.bundle.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of one module have in common.
 *
 * @param name the module's name, by which a deployment knows it
 * @param images which image a task runs in: its key, by the wire name of the environment, or by the full name of a task that has
 *     one of its own; those of tasks of other modules too, as far as this one can call them
 * @param bundle the code bundle; null where all code is in the image
 */
public record WantedModule(
        String name, Map<String, String> images, @Nullable Bundle bundle) {
    public WantedModule {
        images = Map.copyOf(images);
    }
}
