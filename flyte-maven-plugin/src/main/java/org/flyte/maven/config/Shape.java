package org.flyte.maven.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an element of the configuration may hold. One declaration serves reading, overlaying and the error texts. */
sealed interface Shape {
    /** Text and nothing else. */
    record Text() implements Shape {}

    /**
     * A list of texts, each in an element of any name; or one text.
     *
     * @param separators what parts one text into several, as a regular expression; null when one text is one item
     */
    record Texts(@Nullable String separators) implements Shape {}

    /**
     * Children with fixed names.
     *
     * @param first the child that text alone sets; null where text is an error
     * @param alternatives groups of children of which a stronger source's one displaces a weaker source's other
     */
    record Element(Map<String, Shape> children, @Nullable String first, List<Set<String>> alternatives)
            implements Shape {
        Element orElse(String... group) {
            return new Element(children, first, List.of(Set.of(group)));
        }

        Element and(String name, Shape shape) {
            Map<String, Shape> more = new LinkedHashMap<>(children);
            more.put(name, shape);
            return new Element(more, first, alternatives);
        }

        Element without(String... names) {
            Map<String, Shape> fewer = new LinkedHashMap<>(children);
            fewer.keySet().removeAll(Set.of(names));
            return new Element(fewer, first, alternatives);
        }
    }

    /**
     * Children whose names the user chooses, all of one shape.
     *
     * @param entry holds {@code enabled} among others
     */
    record Entries(Element entry) implements Shape {}

    /** Text by key; in a property's name all that follows is the key, dots included. */
    record Leaves() implements Shape {}

    /** Text, such as JSON for all of them, or text by key. */
    record TextOrLeaves() implements Shape {}

    /**
     * A name, or a definition in place: what a stronger source says of one displaces the other.
     *
     * @param definition what may be said in place
     */
    record NameOrElement(Element definition) implements Shape {}

    /** Children with fixed names, in pairs of name and shape; text alone sets the first. */
    static Element element(Object... namesAndShapes) {
        return children(namesAndShapes, (children, first) -> new Element(children, first, List.of()));
    }

    /** Children with fixed names, in pairs of name and shape; text alone is an error. */
    static Element group(Object... namesAndShapes) {
        return children(namesAndShapes, (children, first) -> new Element(children, null, List.of()));
    }

    private static Element children(
            Object[] namesAndShapes, BiFunction<Map<String, Shape>, @Nullable String, Element> made) {
        Map<String, Shape> children = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            children.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return made.apply(children, (String) namesAndShapes[0]);
    }

    /** Children that hold text; text alone sets the first. */
    static Element texts(String... names) {
        return element(Arrays.stream(names)
                .flatMap(name -> Stream.of(name, new Text()))
                .toArray());
    }

    /** The shape of a child, null when there is none of that name. */
    default @Nullable Shape child(String name) {
        if (this instanceof Element element) {
            return element.children().get(name);
        }
        if (this instanceof NameOrElement choice) {
            return choice.definition().children().get(name);
        }
        if (this instanceof Entries entries) {
            return entries.entry();
        }
        return this instanceof Text ? null : new Text();
    }

    /** Whether an element of this shape may hold text. */
    default boolean takesText() {
        return !(this instanceof Entries
                || this instanceof Leaves
                || (this instanceof Element element && element.first() == null));
    }

    /** Whether an element of this shape may hold text beside the elements that it has, as POMs laid over each other by Maven do. */
    default boolean takesTextBeside(ConfigNode node) {
        return this instanceof TextOrLeaves
                || (this instanceof Element element
                        && element.first() != null
                        && node.child(element.first()).isEmpty());
    }

    /** The names that children may have; empty where any will do, or none. */
    default List<String> known() {
        if (this instanceof Element element) {
            return List.copyOf(element.children().keySet());
        }
        return this instanceof NameOrElement choice ? choice.definition().known() : List.of();
    }
}
