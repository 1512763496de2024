package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.index.docs.ModuleFacts;
import org.flyte.maven.settings.EnvironmentSettings;

/**
 * One module of the reactor with what its tasks may belong to.
 *
 * @param scan what its class directory holds
 * @param environments as its own POM declares them; at least one when there are tasks
 * @param facts what else is known of it
 */
public record ModuleTasks(Scan scan, List<EnvironmentSettings> environments, ModuleFacts facts) {
    public ModuleTasks {
        environments = List.copyOf(environments);
    }

    /** A module of which nothing else is known. */
    public ModuleTasks(Scan scan, List<EnvironmentSettings> environments) {
        this(scan, environments, ModuleFacts.NONE);
    }
}
