package org.flyte.maven.plan;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.maven.bundle.Bundle;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.flyte.wire.spec.PrimaryContainer;

/** The code bundles that registered tasks name: the backend's store has those. */
final class PlacedBundles {
    private static final String SHA256 = "sha256:";

    private PlacedBundles() {}

    /** The bundle with the wanted content that a task of the wanted version was registered with. */
    static Optional<PlacedBundle> find(Wanted wanted, Standing standing) {
        Bundle bundle = wanted.bundle();
        return bundle == null
                ? Optional.empty()
                : standing.same().values().stream()
                        .flatMap(PlacedBundles::of)
                        // Another JDK may compress the same content to other bytes; a computed version vouches for it.
                        .filter(placed ->
                                wanted.versionComputed() || placed.sha256Hex().equals(bundle.sha256Hex()))
                        .findFirst();
    }

    static boolean any(Standing standing) {
        return standing.newest().values().stream()
                .flatMap(PlacedBundles::of)
                .findAny()
                .isPresent();
    }

    private static Stream<PlacedBundle> of(TaskSpec spec) {
        try {
            TaskTemplate template = PrimaryContainer.flattened(spec.getTaskTemplate());
            Map<Option, String> options = ContainerArguments.parse(
                            template.getContainer().getArgsList())
                    .options();
            String uri = options.get(Option.TGZ);
            String digest = options.get(Option.DIGEST);
            return uri == null || digest == null || !digest.matches(SHA256 + "[0-9a-f]{64}")
                    ? Stream.of()
                    : Stream.of(new PlacedBundle(uri, digest.substring(SHA256.length())));
        } catch (IllegalArgumentException notOurs) {
            return Stream.of();
        }
    }
}
