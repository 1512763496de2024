package org.flyte.maven.plan;

import java.util.Optional;
import org.flyte.maven.bundle.Bundle;

/** The code bundles that registered tasks name: the backend's store has those. */
final class PlacedBundles {
    private PlacedBundles() {}

    /** The bundle with the wanted content that a task of the wanted version was registered with. */
    static Optional<PlacedBundle> find(Wanted wanted, Standing standing) {
        Bundle bundle = wanted.bundle();
        return bundle == null
                ? Optional.empty()
                : standing.same().values().stream()
                        .flatMap(spec -> PlacedBundle.of(spec).stream())
                        // Another JDK may compress the same content to other bytes; a computed version vouches for it.
                        .filter(placed ->
                                wanted.versionComputed() || placed.sha256Hex().equals(bundle.sha256Hex()))
                        .findFirst();
    }

    static boolean any(Standing standing) {
        return standing.newest().values().stream()
                .flatMap(spec -> PlacedBundle.of(spec).stream())
                .findAny()
                .isPresent();
    }
}
