package org.flyte.maven.config;

import java.util.Map;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.ConfigValue;
import org.flyte.client.config.FlyteConfig;

/** What the environment and Flyte's configuration file say of things that the build may say too. */
final class WeakValues {
    private static final Map<ConfigKey, String> PATHS = Map.of(
            ConfigKey.ENDPOINT, "endpoint",
            ConfigKey.INSECURE, "insecure",
            ConfigKey.INSECURE_SKIP_VERIFY, "insecureSkipVerify",
            ConfigKey.CA_CERT_FILE, "caCertFile",
            ConfigKey.ORG, "org",
            ConfigKey.PROJECT, "project",
            ConfigKey.DOMAIN, "domain",
            ConfigKey.REGISTRY, "registry");

    private WeakValues() {}

    static ConfigNode of(FlyteConfig config) {
        PathTree values = new PathTree();
        PATHS.forEach((key, path) -> config.value(key).ifPresent(value -> {
            PathTree.Misfit misfit = values.add(path, value.text(), origin(value));
            if (misfit != null) {
                throw new IllegalStateException("there is no " + path);
            }
        }));
        return values.tree();
    }

    private static Origin origin(ConfigValue value) {
        boolean variable = value.source().matches("[A-Z_0-9]+");
        return new Origin(variable ? value.source() : "config file", "", value.source(), null);
    }
}
