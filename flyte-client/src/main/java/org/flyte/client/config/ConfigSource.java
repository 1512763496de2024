package org.flyte.client.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flyte.client.config.ConfigKey.Kind;

/** Reads keys from environment and file, the environment first. */
record ConfigSource(Map<String, String> environment, ConfigFile file, Consumer<String> warnings) {
    private static final String IMAGE_REFS = "image.image_refs";
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    /** All scalars that somebody says. An empty variable hides what the file says. */
    Map<ConfigKey, ConfigValue> values() {
        Map<ConfigKey, ConfigValue> values = new EnumMap<>(ConfigKey.class);
        for (ConfigKey key : ConfigKey.values()) {
            if (key.kind() == Kind.TEXT || key.kind() == Kind.BOOLEAN) {
                value(key)
                        .filter(value -> !value.text().isEmpty())
                        .map(value -> key.kind() == Kind.BOOLEAN ? bool(value) : value)
                        .ifPresent(value -> values.put(key, value));
            }
        }
        return values;
    }

    SortedMap<String, ConfigValue> imageRefs() {
        SortedMap<String, ConfigValue> refs = new TreeMap<>();
        file.map(IMAGE_REFS)
                .forEach((name, uri) -> refs.put(name, new ConfigValue(uri, fileSource(IMAGE_REFS + "." + name))));
        return refs;
    }

    /** A list; an empty variable hides nothing here, as in the Python SDK. */
    List<String> list(ConfigKey key) {
        Optional<String> variable = variable(key).filter(name -> !text(name).isBlank());
        if (variable.isPresent()) {
            return words(key, text(variable.get()), variable.get());
        }
        return file.text(key.path())
                .map(text -> words(key, text, fileSource(key.path())))
                .orElseGet(() -> file.list(key.path()));
    }

    private Optional<ConfigValue> value(ConfigKey key) {
        return variable(key).map(name -> new ConfigValue(text(name), name)).or(() -> file.text(key.path())
                .map(text -> new ConfigValue(text, fileSource(key.path()))));
    }

    /** The variable that counts: the first that is set. */
    private Optional<String> variable(ConfigKey key) {
        List<String> set =
                key.variables().stream().filter(environment::containsKey).toList();
        set.stream()
                .skip(1)
                .filter(other -> !text(other).equals(text(set.get(0))))
                .forEach(other ->
                        warnings.accept(set.get(0) + " and " + other + " differ; the first counts, unset the second"));
        return set.stream().findFirst();
    }

    private String text(String variable) {
        return environment.getOrDefault(variable, "");
    }

    private String fileSource(String key) {
        return file.path() + ": " + key;
    }

    /** Any spelling of a boolean that YAML or a shell user knows; another text is left to who reads the value. */
    private static ConfigValue bool(ConfigValue value) {
        String text = value.text().strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(text)) {
            return new ConfigValue("true", value.source());
        }
        return FALSE.contains(text) ? new ConfigValue("false", value.source()) : value;
    }

    private static List<String> words(ConfigKey key, String text, String source) {
        try {
            return key.kind() == Kind.WORDS ? Words.ofCommand(text) : Words.ofList(text);
        } catch (IllegalArgumentException e) {
            throw new FlyteConfigException(
                    "the command of " + key.path() + " cannot be read: " + e.getMessage(),
                    source,
                    "write it as a shell would take it, or as a JSON array",
                    e);
        }
    }
}
