package org.flyte.maven.plan;

import java.util.List;
import java.util.Map;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.spec.Deployment;
import org.flyte.wire.spec.PrimaryContainer;
import org.flyte.wire.spec.SpecCompletion;

/** What differs between two specs of one task beside version, image and code bundle, which are the deployment's. */
final class SpecDifferences {
    private static final String NONE = "";
    private static final String NO_DIGEST = "0".repeat(64);

    private SpecDifferences() {}

    static List<Difference> between(TaskSpec from, TaskSpec to) {
        boolean imageIsOurs = !hasOwnImage(to.getTaskTemplate());
        return MessageDifferences.between(undeployed(from, imageIsOurs), undeployed(to, imageIsOurs));
    }

    /** Whether the user's pod names an image, which no deployment changes. */
    private static boolean hasOwnImage(TaskTemplate template) {
        return template.hasK8SPod()
                && !PrimaryContainer.flattened(template)
                        .getContainer()
                        .getImage()
                        .isEmpty();
    }

    /** The spec with the same stand-ins in the places of all that a deployment fills. */
    private static TaskSpec undeployed(TaskSpec spec, boolean imageIsOurs) {
        Deployment nowhere =
                new Deployment(NONE, NONE, NONE, NONE, Map.of(SpecCompletion.environment(spec), NONE), NONE, NO_DIGEST);
        try {
            TaskSpec.Builder filled = SpecCompletion.complete(spec, nowhere).toBuilder();
            if (imageIsOurs && spec.getTaskTemplate().hasK8SPod()) {
                PrimaryContainer.edit(filled.getTaskTemplateBuilder(), container -> container.setImage(NONE));
            }
            return filled.build();
        } catch (IllegalArgumentException notOurs) {
            // A task of this name that another tool registered: all of it counts.
            return spec;
        }
    }
}
