package org.flyte.client.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to show who calls, by the keys of the configuration. A client's secret outranks the type that is named. */
final class AuthReader {
    private record FoundSecret(Secret secret, String source) {}

    private AuthReader() {}

    static AuthSettings read(
            Map<ConfigKey, ConfigValue> values,
            ConfigSource source,
            Map<String, String> environment,
            Path workingDirectory) {
        Optional<FoundSecret> secret = ofVariable(values, environment).or(() -> ofFile(values, workingDirectory));
        Optional<ConfigValue> named = Optional.ofNullable(values.get(ConfigKey.AUTH_TYPE));
        AuthType type = secret.isPresent()
                ? AuthType.CLIENT_SECRET
                : named.map(AuthReader::type).orElse(AuthType.PKCE);
        return new AuthSettings(
                type,
                secret.map(FoundSecret::source)
                        .or(() -> named.map(ConfigValue::source))
                        .orElse(AuthSettings.DEFAULT.source()),
                Optional.ofNullable(values.get(ConfigKey.CLIENT_ID))
                        .map(ConfigValue::text)
                        .orElse(null),
                secret.map(FoundSecret::secret).orElse(null),
                source.list(ConfigKey.COMMAND),
                source.list(ConfigKey.SCOPES));
    }

    private static AuthType type(ConfigValue named) {
        return AuthType.named(named.text())
                .orElseThrow(() -> new FlyteConfigException(
                        "there is no way to authenticate called '" + named.text() + "'",
                        named.source(),
                        "use one of "
                                + Stream.of(AuthType.values())
                                        .map(AuthType::text)
                                        .collect(Collectors.joining(", ")),
                        null));
    }

    private static Optional<FoundSecret> ofVariable(
            Map<ConfigKey, ConfigValue> values, Map<String, String> environment) {
        return Optional.ofNullable(values.get(ConfigKey.CLIENT_SECRET_VARIABLE))
                .map(ConfigValue::text)
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .map(name -> new FoundSecret(Secret.of(environment.getOrDefault(name, "")), name));
    }

    private static Optional<FoundSecret> ofFile(Map<ConfigKey, ConfigValue> values, Path workingDirectory) {
        return Optional.ofNullable(values.get(ConfigKey.CLIENT_SECRET_FILE)).flatMap(said -> {
            Path file = workingDirectory.resolve(said.text());
            try {
                String text = Files.readString(file);
                String secret = text.endsWith("\n") ? text.strip() : text;
                return secret.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new FoundSecret(Secret.of(secret), file.toString()));
            } catch (IOException e) {
                // Only who needs the secret should fail: a build that never connects does not.
                return Optional.of(new FoundSecret(
                        Secret.unreadable(new FlyteConfigException(
                                "the client's secret cannot be read from " + file,
                                said.source(),
                                "correct the path, or the right to read the file",
                                e)),
                        file.toString()));
            }
        });
    }
}
