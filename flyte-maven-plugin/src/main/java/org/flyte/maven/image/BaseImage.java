package org.flyte.maven.image;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine below ours, for one platform.
 *
 * @param digest what names it in caches: that of its manifest, or of its configuration where it has none
 * @param config its configuration; empty for nothing
 * @param layers its layers, lowest first
 * @param source where layers that are not here come from; null where all are here
 * @param name the base as it was written, and the digest that it stands for; null for one that nobody can pull
 */
record BaseImage(
        Platform platform,
        String digest,
        JsonObject config,
        List<BuiltLayer> layers,
        @Nullable LayerSource source,
        @Nullable Base name) {
    BaseImage {
        layers = List.copyOf(layers);
    }

    static BaseImage scratch(Platform platform) {
        return new BaseImage(platform, "", new JsonObject(), List.of(), null, null);
    }

    Optional<LayerSource> from() {
        return Optional.ofNullable(source);
    }
}
