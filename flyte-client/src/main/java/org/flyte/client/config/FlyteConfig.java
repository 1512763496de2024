package org.flyte.client.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Flyte's configuration file and {@code FLYTE_*} environment variables say together: for each key the variable, else the
 * file. {@code FLYTE_API_KEY} outranks both in what it holds.
 *
 * @param file the file that counts; null when there is none
 * @param values what was said, by key; the secrets are not among them
 * @param imageRefs {@code image.image_refs}: images by name
 * @param auth how to show who calls
 * @param warnings files that cannot be read, variables that contradict each other
 */
public record FlyteConfig(
        @Nullable Path file,
        Map<ConfigKey, ConfigValue> values,
        SortedMap<String, ConfigValue> imageRefs,
        AuthSettings auth,
        List<String> warnings) {
    public FlyteConfig {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        imageRefs = Collections.unmodifiableSortedMap(new TreeMap<>(imageRefs));
        warnings = List.copyOf(warnings);
    }

    /** What somebody says for a key. */
    public Optional<ConfigValue> value(ConfigKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * Reads everything.
     *
     * @param environment the process's environment variables
     * @param workingDirectory where the search begins, and what relative paths start from
     * @param explicitFile the only file to read; null to search as Flyte's tools do
     * @throws FlyteConfigException when a file that somebody named cannot be used, or a value is none
     */
    public static FlyteConfig load(
            Map<String, String> environment, Path workingDirectory, Path home, @Nullable Path explicitFile) {
        ConfigFiles files = new ConfigFiles(environment, workingDirectory, home);
        Optional<ConfigFile> file = files.find(explicitFile);
        List<String> warnings = new ArrayList<>(files.warnings());
        ConfigSource source =
                new ConfigSource(environment, file.orElseGet(() -> ConfigFile.empty(workingDirectory)), warnings::add);

        Map<ConfigKey, ConfigValue> values = source.values();
        AuthSettings auth = AuthReader.read(values, source, environment, workingDirectory);
        String key = environment.getOrDefault(ApiKey.VARIABLE, "");
        if (!key.isBlank()) {
            ApiKey decoded = ApiKey.decode(key);
            auth = new AuthSettings(
                    AuthType.CLIENT_SECRET,
                    ApiKey.VARIABLE,
                    decoded.clientId(),
                    decoded.clientSecret(),
                    List.of(),
                    auth.scopes());
            values.put(ConfigKey.ENDPOINT, new ConfigValue(decoded.endpoint(), ApiKey.VARIABLE));
            if (!decoded.org().isEmpty()) {
                values.put(ConfigKey.ORG, new ConfigValue(decoded.org(), ApiKey.VARIABLE));
            }
        }
        return new FlyteConfig(file.map(ConfigFile::path).orElse(null), values, source.imageRefs(), auth, warnings);
    }
}
