package org.flyte.maven.index;

import java.util.stream.Stream;

/** Types that Scala writes otherwise into a class file than its source has them. */
final class ScalaTypes {
    private ScalaTypes() {}

    /** Scala's Long and all of its kind are Object to a generic type, so that nobody could tell them apart. */
    static void check(MethodTypes types, Report report) {
        Stream.concat(types.parameters().stream(), Stream.of(types.result()))
                .filter(type -> type.name().startsWith("java.util."))
                .filter(type -> type.arguments().stream().anyMatch(ScalaTypes::hidesNumber))
                .distinct()
                .forEach(type -> report.add(
                        IndexCode.OTHER_LANGUAGE,
                        type.text() + " has an argument that Scala compiles to Object, as it does with Long, Double and"
                                + " Boolean",
                        "write java.lang.Long, java.lang.Double or java.lang.Boolean, or take an Object alone"));
    }

    private static boolean hidesNumber(JavaType type) {
        return type.is("java.lang.Object") || type.arguments().stream().anyMatch(ScalaTypes::hidesNumber);
    }
}
