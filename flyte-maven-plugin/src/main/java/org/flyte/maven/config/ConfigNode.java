package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element of the configuration with where it was said. Trees rather than beans, because Maven's own binding turns an
 * entry with one unknown child into null.
 *
 * @param name the element's name; empty for the root
 * @param text the element's trimmed text, null when it has none
 * @param source who said it, in words, such as {@code POM} or {@code -D}
 * @param children child elements in their order
 */
public record ConfigNode(String name, @Nullable String text, String source, List<ConfigNode> children) {
    public ConfigNode {
        Objects.requireNonNull(name);
        children = List.copyOf(children);
    }

    public static ConfigNode root(String source, List<ConfigNode> children) {
        return new ConfigNode("", null, source, children);
    }

    public static ConfigNode leaf(String name, String text, String source) {
        return new ConfigNode(name, text, source, List.of());
    }

    public Optional<ConfigNode> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** The text of a child, empty when the child is absent or has none. */
    public Optional<String> textOf(String childName) {
        return child(childName).flatMap(node -> Optional.ofNullable(node.text)).filter(value -> !value.isEmpty());
    }

    /** This tree with the other laid over it: where both say something, the other wins. */
    public ConfigNode overlaidWith(ConfigNode stronger) {
        List<ConfigNode> merged = new ArrayList<>();
        for (ConfigNode own : children) {
            merged.add(stronger.child(own.name).map(own::overlaidWith).orElse(own));
        }
        for (ConfigNode other : stronger.children) {
            if (child(other.name).isEmpty()) {
                merged.add(other);
            }
        }
        boolean replaced = stronger.text != null;
        return new ConfigNode(name, replaced ? stronger.text : text, replaced ? stronger.source : source, merged);
    }
}
