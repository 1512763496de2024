package org.flyte.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flyte.client.config.FlyteConfig;
import org.flyte.maven.config.WeakSource;
import org.jspecify.annotations.Nullable;

/** The environment of this process and Flyte's own configuration file, searched from where Maven was called. */
record FlyteConfiguration(Map<String, String> environment, Path called, Path module, Path home) implements WeakSource {
    @Override
    public FlyteConfig read(@Nullable String configFile) {
        return FlyteConfig.load(environment, called, home, configFile == null ? null : file(configFile));
    }

    /** A relative path starts where Maven was called, as people type it there, or in the module, as its POM says it. */
    private Path file(String configFile) {
        Path fromModule = module.resolve(configFile);
        return Files.exists(fromModule) ? fromModule : called.resolve(configFile);
    }
}
