package org.flyte.maven.index;

import java.util.List;
import org.flyte.maven.settings.EnvironmentSettings;

/**
 * One module of the reactor with what its tasks may belong to.
 *
 * @param scan what its class directory holds
 * @param environments as its own POM declares them; at least one when there are tasks
 */
public record ModuleTasks(Scan scan, List<EnvironmentSettings> environments) {
    public ModuleTasks {
        environments = List.copyOf(environments);
    }
}
