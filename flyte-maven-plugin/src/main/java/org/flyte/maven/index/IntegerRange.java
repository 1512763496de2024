package org.flyte.maven.index;

import java.util.Map;
import java.util.Optional;

/** The range of a Java type that is narrower than Flyte's one integer type. */
record IntegerRange(long lowest, long highest) {
    private static final IntegerRange BYTE = new IntegerRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
    private static final IntegerRange SHORT = new IntegerRange(Short.MIN_VALUE, Short.MAX_VALUE);
    private static final IntegerRange INT = new IntegerRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Map<String, IntegerRange> BY_TYPE = Map.of(
            "byte", BYTE,
            "java.lang.Byte", BYTE,
            "short", SHORT,
            "java.lang.Short", SHORT,
            "int", INT,
            "java.lang.Integer", INT);

    /** The range of a type by its name, such as {@code int} or {@code java.lang.Byte}; empty where Flyte's own holds. */
    static Optional<IntegerRange> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Whether a number lies in the range. */
    boolean holds(long number) {
        return lowest <= number && number <= highest;
    }
}
