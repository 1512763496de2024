package org.flyte.maven.index;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as a method's signature writes it.
 *
 * @param name binary name of the class, or the primitive's keyword; empty for an array; the variable's or wildcard's text
 * @param arguments type arguments; the element type of an array
 */
record JavaType(Form form, String name, List<JavaType> arguments) {
    enum Form {
        /** A primitive type, {@code void}, or a class. */
        CLASS,
        ARRAY,
        VARIABLE,
        WILDCARD
    }

    static JavaType of(String name) {
        return new JavaType(Form.CLASS, name, List.of());
    }

    static JavaType array(JavaType element) {
        return new JavaType(Form.ARRAY, "", List.of(element));
    }

    boolean is(String className) {
        return form == Form.CLASS && name.equals(className);
    }

    /** The type with simple names: {@code Map<String, List<Long>>}. */
    String text() {
        if (form == Form.ARRAY) {
            return arguments.get(0).text() + "[]";
        }
        return arguments.isEmpty()
                ? simpleName()
                : simpleName() + arguments.stream().map(JavaType::text).collect(Collectors.joining(", ", "<", ">"));
    }

    /** Only the outermost: {@code List<…>}. */
    String outline() {
        if (form == Form.ARRAY) {
            return text();
        }
        return arguments.isEmpty() ? simpleName() : simpleName() + "<…>";
    }

    private String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
