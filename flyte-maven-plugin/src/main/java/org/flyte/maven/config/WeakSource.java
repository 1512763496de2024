package org.flyte.maven.config;

import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.flyte.client.config.AuthSettings;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.FlyteConfig;
import org.flyte.client.config.FlyteConfigException;
import org.jspecify.annotations.Nullable;

/** What stands outside of the build: the environment and Flyte's own configuration file. It yields to all that the build says. */
@FunctionalInterface
public interface WeakSource {
    /** What a machine says where nobody configured Flyte. */
    FlyteConfig NOTHING =
            new FlyteConfig(null, new EnumMap<>(ConfigKey.class), new TreeMap<>(), AuthSettings.DEFAULT, List.of());

    /** A machine where nobody configured Flyte. */
    WeakSource NONE = file -> NOTHING;

    /**
     * Reads it.
     *
     * @param configFile the file that the build names, null to have it searched for
     * @throws FlyteConfigException when the file cannot be used
     */
    FlyteConfig read(@Nullable String configFile);
}
