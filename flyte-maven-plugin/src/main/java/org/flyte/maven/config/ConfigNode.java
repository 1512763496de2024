package org.flyte.maven.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element of the configuration with where it was said. Trees rather than beans, because Maven's own binding turns an
 * entry with one unknown child into null.
 *
 * @param name the element's name; empty for the root
 * @param text the element's trimmed text, null when it has none
 * @param origin who said it where
 * @param children child elements in their order
 */
public record ConfigNode(String name, @Nullable String text, Origin origin, List<ConfigNode> children) {
    public ConfigNode {
        Objects.requireNonNull(name);
        Objects.requireNonNull(origin);
        children = List.copyOf(children);
    }

    public ConfigNode(String name, @Nullable String text, String source, List<ConfigNode> children) {
        this(name, text, Origin.of(source), children);
    }

    public static ConfigNode root(String source, List<ConfigNode> children) {
        return new ConfigNode("", null, source, children);
    }

    public static ConfigNode leaf(String name, String text, String source) {
        return new ConfigNode(name, text, source, List.of());
    }

    /** Who said it, in words. */
    public String source() {
        return origin.source();
    }

    /** What it sets, as in a property's name without {@code flyte.}: {@code environments.train.resources.memory.request}. */
    public String path() {
        return origin.path();
    }

    /** Where users find it: XML path with file and line, property, environment variable or key of a file. */
    public String where() {
        return origin.where();
    }

    public Optional<ConfigNode> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** The text of a child, empty when the child is absent or has none. */
    public Optional<String> textOf(String childName) {
        return child(childName).flatMap(node -> Optional.ofNullable(node.text)).filter(value -> !value.isEmpty());
    }

    /** The texts of the children, for an element that is a list; those without text are left out. */
    public List<String> texts() {
        return children.stream()
                .flatMap(child -> Optional.ofNullable(child.text).stream())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** This tree with one more child, in place of those of the same name. */
    public ConfigNode with(ConfigNode child) {
        return withChildren(
                Stream.concat(children.stream().filter(other -> !other.name.equals(child.name)), Stream.of(child))
                        .toList());
    }

    ConfigNode withChildren(List<ConfigNode> others) {
        return new ConfigNode(name, text, origin, others);
    }
}
