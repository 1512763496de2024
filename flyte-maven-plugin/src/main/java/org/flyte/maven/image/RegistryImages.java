package org.flyte.maven.image;

import java.util.Objects;
import java.util.function.Consumer;

/** Publishes images to registries without a daemon. Any number of threads may publish at once. */
public final class RegistryImages {
    private final RegistryOptions options;
    private final Consumer<String> log;

    /**
     * @param log takes one line per step, for a debug log; called from several threads, never with a secret
     */
    public RegistryImages(RegistryOptions options, Consumer<String> log) {
        this.options = Objects.requireNonNull(options);
        this.log = Objects.requireNonNull(log);
    }

    public PublishedImage publish(ImagePlan plan) {
        log.accept(options.toString());
        throw new UnsupportedOperationException("not built yet");
    }
}
