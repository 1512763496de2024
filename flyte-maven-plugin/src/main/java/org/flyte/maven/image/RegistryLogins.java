package org.flyte.maven.image;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flyte.client.config.Secret;

/**
 * Where credentials come from beside Docker's files.
 *
 * @param searchPath where programs are looked up, as in {@code PATH}
 * @param servers those of Maven's settings
 * @param environment what the environment variables say, for registries that images are pushed to
 */
public record RegistryLogins(String searchPath, MavenServers servers, Optional<Login> environment) {
    static final String USERNAME = "FLYTE_REGISTRY_USERNAME";
    static final String PASSWORD = "FLYTE_REGISTRY_PASSWORD";

    /** Nowhere. */
    public static final RegistryLogins NONE = new RegistryLogins("", MavenServers.NONE, Optional.empty());

    public RegistryLogins {
        Objects.requireNonNull(searchPath);
        Objects.requireNonNull(servers);
        Objects.requireNonNull(environment);
    }

    /** What a process's environment variables say. */
    public static RegistryLogins of(Map<String, String> environment) {
        String username = environment.getOrDefault(USERNAME, "");
        String password = environment.getOrDefault(PASSWORD, "");
        return new RegistryLogins(
                environment.getOrDefault("PATH", environment.getOrDefault("Path", "")),
                MavenServers.NONE,
                username.isBlank() || password.isBlank()
                        ? Optional.empty()
                        : Optional.of(new Login(username, Secret.of(password))));
    }

    RegistryLogins with(MavenServers other) {
        return new RegistryLogins(searchPath, other, environment);
    }
}
