package org.flyte.maven.config.bind;

import java.nio.file.Path;
import java.util.Optional;
import org.flyte.client.Endpoint;
import org.flyte.client.config.ConfigKey;
import org.flyte.client.config.ConfigValue;
import org.flyte.client.config.ConnectionSettings;
import org.flyte.client.config.FlyteConfig;
import org.flyte.maven.config.ConfigCode;
import org.flyte.maven.config.Goal;
import org.flyte.maven.config.Target;
import org.jspecify.annotations.Nullable;

/** Reads where tasks go. */
final class TargetBinder {
    private static final Kind<Endpoint> ADDRESS = text -> {
        try {
            return Endpoint.parse(text, true);
        } catch (IllegalArgumentException malformed) {
            throw new BadValueException(
                    ConfigCode.BAD_ENDPOINT,
                    "'" + text + "' is not an address",
                    "write dns:///host, https://host, host:port or embedded");
        }
    };

    private final Goal goal;
    private final ProjectFiles files;
    private final FlyteConfig flyteConfig;

    TargetBinder(Goal goal, ProjectFiles files, FlyteConfig flyteConfig) {
        this.goal = goal;
        this.files = files;
        this.flyteConfig = flyteConfig;
    }

    Target bind(Element root, Problems problems) {
        String endpoint = root.text("endpoint");
        boolean dryRun = Boolean.TRUE.equals(root.value("dryRun", NumberText.TRUTH));
        if (endpoint == null && goal == Goal.DEPLOY && !dryRun) {
            problems.add(
                    ConfigCode.NO_ENDPOINT,
                    "nobody said where Flyte is",
                    "<endpoint>",
                    "set <endpoint> in the plugin's configuration or -Dflyte.endpoint, such as dns:///flyte.example.org;"
                            + " -Dflyte.endpoint=embedded deploys to the backend inside this plugin");
        }
        boolean remote = endpoint != null && !endpoint.equals(Target.EMBEDDED);
        Endpoint address = remote ? root.value("endpoint", ADDRESS) : null;
        boolean insecure = Boolean.TRUE.equals(root.value("insecure", NumberText.TRUTH));
        boolean skipVerify = Boolean.TRUE.equals(root.value("insecureSkipVerify", NumberText.TRUTH));
        String caCertFile = root.value("caCertFile", files.file("file of certificates"));
        String org = root.value("org", NameText.PLACE);
        return new Target(
                endpoint,
                insecure,
                org == null ? organisation(address) : org,
                placed(root, "project", address, problems),
                placed(root, "domain", address, problems),
                endpoint == null || !remote
                        ? null
                        : new ConnectionSettings(
                                endpoint,
                                insecure,
                                skipVerify,
                                path(caCertFile),
                                flyteConfig
                                        .value(ConfigKey.HTTP_PROXY)
                                        .map(ConfigValue::text)
                                        .orElse(null),
                                flyteConfig.auth()),
                root.text("serverId"));
    }

    private @Nullable Path path(@Nullable String file) {
        return file == null ? null : files.resolve(file);
    }

    /** Hosted backends have the organisation as the first label of their host. */
    private static String organisation(@Nullable Endpoint address) {
        return Optional.ofNullable(address).flatMap(Endpoint::org).orElse("");
    }

    private static String placed(Element root, String name, @Nullable Endpoint address, Problems problems) {
        String said = root.value(name, NameText.PLACE);
        if (!root.says(name) && address != null && !address.loopback()) {
            problems.add(
                    ConfigCode.NO_PROJECT_OR_DOMAIN,
                    "the endpoint is not on this machine, and nobody said the " + name,
                    "<" + name + ">",
                    "set <" + name + "> in the plugin's configuration or -Dflyte." + name);
        }
        return Optional.ofNullable(said).orElse("");
    }
}
