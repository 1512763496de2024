package org.flyte.maven.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flyte.maven.image.ImagePlan;
import org.flyte.wire.spec.SpecCompletion;

/**
 * The images of a deployment.
 *
 * @param plans each image once
 * @param keys an image's key by the wire name of the environment that runs in it, and by the full name of a task that has one of
 *     its own
 */
record ImagePlans(List<ImagePlan> plans, Map<String, String> keys) {
    static ImagePlans of(Prepared prepared) {
        Map<String, String> keys = new LinkedHashMap<>();
        prepared.entries()
                .forEach(entry -> keys.put(
                        SpecCompletion.environment(entry.getSpec()),
                        prepared.image().definition().key()));
        return new ImagePlans(List.of(prepared.image()), keys);
    }
}
