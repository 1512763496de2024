package org.flyte.maven.config;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a deployment is done.
 *
 * @param only keys of the environments to deploy, with those that they depend on; empty for all
 * @param dryRun whether everything but the writes is done
 * @param force whether everything is sent, though it is there already
 * @param failOnChange whether {@code plan} fails when a deployment would change something
 * @param allowSnapshots whether a {@code -SNAPSHOT} version may go to the domain {@code production}
 * @param json whether the result is printed as JSON
 * @param explain whether each value is printed with who said it
 * @param atEnd whether all modules of a build are deployed together at its end
 */
public record DeploySettings(
        SortedSet<String> only,
        boolean dryRun,
        boolean force,
        boolean failOnChange,
        boolean allowSnapshots,
        boolean json,
        boolean explain,
        boolean atEnd) {
    public static final DeploySettings DEFAULT =
            new DeploySettings(new TreeSet<>(), false, false, false, false, false, false, true);

    public DeploySettings {
        only = Collections.unmodifiableSortedSet(new TreeSet<>(only));
    }
}
