package org.flyte.maven.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A type as a signature writes it.
 *
 * @param name binary name of the class, or the primitive's keyword; empty for an array; the variable's or wildcard's text
 * @param arguments type arguments; the element type of an array
 * @param nullable whether it is annotated as one whose value may be null
 */
record JavaType(Form form, String name, List<JavaType> arguments, boolean nullable) {
    static final JavaType OBJECT = of("java.lang.Object");

    enum Form {
        /** A primitive type, {@code void}, or a class. */
        CLASS,
        ARRAY,
        VARIABLE,
        WILDCARD
    }

    JavaType(Form form, String name, List<JavaType> arguments) {
        this(form, name, arguments, false);
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

    /** The type of the value where there is one. */
    JavaType present() {
        return is("java.util.Optional") ? argument(0) : this;
    }

    /** A type argument, or an array's element; any type where the type has none. */
    JavaType argument(int index) {
        return index < arguments.size() ? arguments.get(index) : OBJECT;
    }

    boolean isBytes() {
        return is("java.nio.ByteBuffer")
                || (form == Form.ARRAY && arguments.get(0).is("byte"));
    }

    JavaType nullable(boolean mayBeNull) {
        return new JavaType(form, name, arguments, mayBeNull);
    }

    JavaType withArgument(int index, JavaType argument) {
        List<JavaType> changed = new ArrayList<>(arguments);
        changed.set(index, argument);
        return new JavaType(form, name, List.copyOf(changed), nullable);
    }

    /** The type with the variables of a generic class replaced by what they stand for. */
    JavaType resolved(Map<String, JavaType> variables) {
        if (form == Form.VARIABLE && variables.containsKey(name)) {
            JavaType known = variables.get(name);
            return known.nullable(nullable || known.nullable);
        }
        return new JavaType(
                form,
                name,
                arguments.stream().map(argument -> argument.resolved(variables)).toList(),
                nullable);
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

    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    String internalName() {
        return name.replace('.', '/');
    }
}
