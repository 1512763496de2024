package org.flyte.maven.config.bind;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * An element of the configuration as the binders read it: values by kind, null where nothing is said or what is said is wrong,
 * in which case the error is kept.
 */
final class Element {
    private static final Comparator<ConfigNode> BY_NAME = Comparator.comparing(ConfigNode::name);

    private final ConfigNode node;
    private final Problems problems;

    Element(ConfigNode node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    String name() {
        return node.name();
    }

    String where() {
        return node.where();
    }

    Optional<Element> child(String name) {
        return node.child(name).map(child -> new Element(child, problems));
    }

    /** A child, without anything in it where it is absent. */
    Element at(String name) {
        return child(name).orElseGet(() -> new Element(ConfigNode.root("default", List.of()), problems));
    }

    /** The children of a map, by name: Maven keeps no order when it merges. */
    List<Element> entries(String name) {
        return node.child(name).map(ConfigNode::children).orElse(List.of()).stream()
                .sorted(BY_NAME)
                .map(child -> new Element(child, problems))
                .toList();
    }

    boolean says(String name) {
        return node.textOf(name).isPresent()
                || node.child(name).filter(this::hasChildren).isPresent();
    }

    private boolean hasChildren(ConfigNode child) {
        return !child.children().isEmpty();
    }

    @Nullable
    String text() {
        String text = node.text();
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable
    String text(String name) {
        return node.textOf(name).orElse(null);
    }

    /** The value of this element itself. */
    <T> @Nullable T value(Kind<T> kind) {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return kind.read(text);
        } catch (BadValueException bad) {
            problem(bad.code(), bad.what(), bad.fix());
            return null;
        }
    }

    /** The value of a child. */
    <T> @Nullable T value(String name, Kind<T> kind) {
        return at(name).value(kind);
    }

    /** Texts by key, with their keys checked; an entry without text has the empty one. */
    SortedMap<String, String> leaves(String name, Kind<String> key, Kind<String> value) {
        SortedMap<String, String> leaves = new TreeMap<>();
        for (Element leaf : entries(name)) {
            leaf.check(key, leaf.name());
            String text = leaf.text();
            leaves.put(leaf.name(), text == null ? "" : text);
            leaf.value(value);
        }
        return leaves;
    }

    /** The texts of a list's elements; null when the list is not there. */
    <T> @Nullable List<T> list(String name, Kind<T> kind) {
        return node.child(name).isEmpty()
                ? null
                : items(name).stream()
                        .flatMap(item -> Stream.ofNullable(item.value(kind)))
                        .toList();
    }

    /** The elements of a list in their order. */
    List<Element> items(String name) {
        return node.child(name).map(ConfigNode::children).orElse(List.of()).stream()
                .map(child -> new Element(child, problems))
                .toList();
    }

    /** Whether the text is of the kind; if not, the error is kept. */
    boolean check(Kind<?> kind, String text) {
        try {
            kind.read(text);
            return true;
        } catch (BadValueException bad) {
            problem(bad.code(), bad.what(), bad.fix());
            return false;
        }
    }

    void problem(ProblemCode code, String what, String fix) {
        problems.add(code, what, where(), fix);
    }
}
