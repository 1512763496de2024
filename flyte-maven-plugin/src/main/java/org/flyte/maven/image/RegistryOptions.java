package org.flyte.maven.image;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How images are published, the same for all of them.
 *
 * @param cacheFolder where base layers and built layers are kept between builds; may be shared by builds at once
 * @param offline whether Maven runs offline: then publishing is refused before any connection
 * @param version the plugin's version, told to registries as user agent
 */
public record RegistryOptions(Path cacheFolder, boolean offline, String version) {
    public RegistryOptions {
        Objects.requireNonNull(cacheFolder);
        Objects.requireNonNull(version);
    }
}
