package org.flyte.client.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The configuration file: maps in maps, with every scalar as the text that stands there. */
record ConfigFile(Path path, Map<?, ?> tree) {
    /** Keys that the Python SDK knows and we have no use for: they show that a file is Flyte's. */
    private static final List<String> NOT_OURS = List.of(
            "console.endpoint",
            "admin.disableKeyring",
            "admin.proxyCommand",
            "local.persistence",
            "local.tracked",
            "local.tracked_strict",
            "image.builder",
            "image.image_refs");

    /** The text is no YAML, or no map. */
    static final class Malformed extends Exception {
        Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Scalars stay text: {@code no} is a fine name of an organisation, and a boolean only where one is expected. */
    private static final class TextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<", 10);
            addImplicitResolver(Tag.NULL, NULL, "~nN\0", 10);
            addImplicitResolver(Tag.NULL, EMPTY, null, 10);
        }
    }

    static ConfigFile empty(Path path) {
        return new ConfigFile(path, Map.of());
    }

    static ConfigFile parse(Path path, String text) throws Malformed {
        LoaderOptions options = new LoaderOptions();
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new TextResolver());
        try {
            Object root = yaml.load(text);
            if (root == null) {
                return empty(path);
            }
            if (root instanceof Map<?, ?> tree) {
                return new ConfigFile(path, tree);
            }
            throw new Malformed("it is no YAML map", null);
        } catch (MarkedYAMLException e) {
            // Without the excerpt, which may hold what must not be shown.
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new Malformed("line " + line + ": " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new Malformed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether anything in it is Flyte's. */
    boolean isOfFlyte() {
        return Stream.concat(Stream.of(ConfigKey.values()).map(ConfigKey::path), NOT_OURS.stream())
                .anyMatch(key -> at(key).isPresent());
    }

    /** The scalar at a path such as {@code admin.endpoint}; an empty one counts as absent. */
    Optional<String> text(String key) {
        return at(key).filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isEmpty());
    }

    /** The scalars of a list at a path. */
    List<String> list(String key) {
        List<?> items = at(key).orElse(List.of()) instanceof List<?> list ? list : List.of();
        return items.stream().filter(Objects::nonNull).map(Object::toString).toList();
    }

    /** The scalars of a map at a path, by their names. */
    Map<String, String> map(String key) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (at(key).orElse(Map.of()) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (name instanceof String known && value instanceof String text) {
                    scalars.put(known, text);
                }
            });
        }
        return scalars;
    }

    private Optional<Object> at(String key) {
        Object value = tree;
        for (String part : key.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return Optional.ofNullable(value);
    }
}
