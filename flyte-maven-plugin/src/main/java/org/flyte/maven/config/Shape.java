package org.flyte.maven.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an element of the configuration may hold. One declaration serves reading, overlaying and the error texts. */
sealed interface Shape {
    /** Text and nothing else. */
    record Text() implements Shape {}

    /** Children with fixed names. */
    record Element(Map<String, Shape> children) implements Shape {}

    /** Children whose names the user chooses, all of one shape. */
    record Entries(Shape entry) implements Shape {}

    /** Text by key; in a property's name all that follows is the key, dots included. */
    record Leaves() implements Shape {}

    /** Text, such as JSON for all of them, or text by key. */
    record TextOrLeaves() implements Shape {}

    static Element element(Object... namesAndShapes) {
        Map<String, Shape> children = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            children.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Element(children);
    }

    static Element texts(String... names) {
        Map<String, Shape> children = new LinkedHashMap<>();
        Arrays.stream(names).forEach(name -> children.put(name, new Text()));
        return new Element(children);
    }
}
