package org.flyte.maven.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source's tree with every short form written out, so that trees can be laid over each other: text of a structure as its first
 * child, one text of a list as its items, entries of maps sorted. Each element learns its path.
 */
final class FullForm {
    private FullForm() {}

    /** The tree of the POM, or a part of it, whose elements are found by XML path. */
    static ConfigNode ofXml(ConfigNode root) {
        return ofXml(FlyteShape.ROOT, root, "");
    }

    /**
     * A tree of XML elements.
     *
     * @param place where the root stands, empty for {@code <configuration>}
     */
    static ConfigNode ofXml(Shape shape, ConfigNode root, String place) {
        return node(shape, root, root.origin().at("", place));
    }

    private static ConfigNode node(@Nullable Shape shape, ConfigNode node, Origin origin) {
        Map<String, ConfigNode> children = new LinkedHashMap<>();
        for (ConfigNode child : node.children()) {
            Origin below =
                    child.origin().at(path(origin.path(), child.name()), origin.place() + "<" + child.name() + ">");
            ConfigNode full = node(shape == null ? null : shape.child(child.name()), child, below);
            // Of items of a list several have one name; of other elements that is an error which the check names.
            children.putIfAbsent(shape instanceof Shape.Texts ? child.name() + children.size() : child.name(), full);
        }
        return said(shape, new ConfigNode(node.name(), node.text(), origin, List.copyOf(children.values())));
    }

    /** An element that may be in a short form, written out. */
    static ConfigNode said(@Nullable Shape shape, ConfigNode node) {
        String text = node.text();
        if (text != null && !text.isEmpty() && shape instanceof Shape.Texts list) {
            return new ConfigNode(node.name(), null, node.origin(), items(list, text, node));
        }
        if (text != null && shape instanceof Shape.Element element && element.first() != null) {
            return first(element, element.first(), text, node);
        }
        if (shape instanceof Shape.Leaves || shape instanceof Shape.Entries) {
            return node.withChildren(sorted(shape, node.children()));
        }
        return node;
    }

    private static ConfigNode first(Shape.Element element, String first, String text, ConfigNode node) {
        Origin origin = node.origin();
        List<ConfigNode> children = new ArrayList<>(node.children());
        if (node.child(first).isEmpty()) {
            ConfigNode child =
                    new ConfigNode(first, text, origin.at(path(origin.path(), first), origin.place()), List.of());
            children.add(said(element.child(first), child));
        }
        return new ConfigNode(node.name(), null, origin, children);
    }

    private static List<ConfigNode> items(Shape.Texts list, String text, ConfigNode node) {
        String[] parts = list.separators() == null
                ? new String[] {text}
                : Pattern.compile(list.separators()).split(text);
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .map(part -> new ConfigNode("item", part, node.origin(), List.of()))
                .toList();
    }

    private static List<ConfigNode> sorted(Shape shape, List<ConfigNode> children) {
        return children.stream()
                .map(child -> shape instanceof Shape.Leaves
                                && child.text() == null
                                && child.children().isEmpty()
                        ? new ConfigNode(child.name(), "", child.origin(), List.of())
                        : child)
                .sorted(Comparator.comparing(ConfigNode::name))
                .toList();
    }

    static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
