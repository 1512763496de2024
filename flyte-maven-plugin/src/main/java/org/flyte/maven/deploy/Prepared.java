package org.flyte.maven.deploy;

import java.util.List;
import org.flyte.idl.specs.Entry;
import org.flyte.maven.bundle.Bundle;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.image.ImagePlan;

/**
 * All that can be made without a backend or a registry.
 *
 * @param entries the tasks' specs, without what only a deployment knows
 * @param bundle the code bundle, written
 * @param version the version to register under: given, or computed
 */
public record Prepared(FlyteModel model, List<Entry> entries, ImagePlan image, Bundle bundle, String version) {
    public Prepared {
        entries = List.copyOf(entries);
    }
}
