package org.flyte.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * A secret that a task may read. Its value is never here.
 *
 * @param key its name in Flyte
 * @param group the group that it belongs to
 * @param asEnvVar the environment variable that holds it
 * @param mount the folder that holds it as a file; Flyte knows one, {@code /etc/flyte/secrets}
 */
public record SecretSettings(
        String key,
        @Nullable String group,
        @Nullable String asEnvVar,
        @Nullable String mount) {}
