package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource as Kubernetes writes quantities, such as {@code 500m} or {@code 2Gi}. Null: not said.
 *
 * @param request what the machine must have
 * @param limit what the container may not exceed
 */
public record QuantitySettings(
        @Nullable String request, @Nullable String limit) {
    public static final QuantitySettings NONE = new QuantitySettings(null, null);

    public static QuantitySettings of(String request) {
        return new QuantitySettings(request, null);
    }

    QuantitySettings over(QuantitySettings weaker) {
        return new QuantitySettings(Stronger.of(request, weaker.request), Stronger.of(limit, weaker.limit));
    }
}
