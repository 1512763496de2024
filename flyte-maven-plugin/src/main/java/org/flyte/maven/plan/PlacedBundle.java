package org.flyte.maven.plan;

import java.util.Map;
import java.util.Optional;
import org.flyte.idl.core.TaskTemplate;
import org.flyte.idl.task.TaskSpec;
import org.flyte.wire.spec.ContainerArguments;
import org.flyte.wire.spec.ContainerArguments.Option;
import org.flyte.wire.spec.PrimaryContainer;

/**
 * A code bundle in the backend's store.
 *
 * @param uri where it lies, as the container reads it
 * @param sha256Hex the digest of the file there
 */
public record PlacedBundle(String uri, String sha256Hex) {
    private static final String SHA256 = "sha256:";

    /** The bundle that a registered task names; none where it has none, or is not of ours. */
    public static Optional<PlacedBundle> of(TaskSpec spec) {
        try {
            TaskTemplate template = PrimaryContainer.flattened(spec.getTaskTemplate());
            Map<Option, String> options = ContainerArguments.parse(
                            template.getContainer().getArgsList())
                    .options();
            String uri = options.get(Option.TGZ);
            String digest = options.get(Option.DIGEST);
            return uri == null || digest == null || !digest.matches(SHA256 + "[0-9a-f]{64}")
                    ? Optional.empty()
                    : Optional.of(new PlacedBundle(uri, digest.substring(SHA256.length())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
