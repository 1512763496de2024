package org.flyte.maven.index;

import java.util.Locale;
import org.flyte.idl.core.Literal;

/** The ranges of Java's numbers, which Flyte's integers and floats do not know. */
final class JavaRange {
    private JavaRange() {}

    /**
     * Checks a value and everything inside it.
     *
     * @throws ArithmeticException when the Java type does not hold a number
     */
    static void check(Literal value, JavaType type) {
        switch (value.getValueCase()) {
            case COLLECTION -> value.getCollection().getLiteralsList().forEach(item -> check(item, argument(type, 0)));
            case MAP -> value.getMap().getLiteralsMap().values().forEach(item -> check(item, argument(type, 1)));
            case SCALAR -> {
                if (value.getScalar().hasUnion()) {
                    Literal variant = value.getScalar().getUnion().getValue();
                    check(variant, type.is("java.util.Optional") ? argument(type, 0) : type);
                } else {
                    checkNumber(value, type.name());
                }
            }
            default -> {}
        }
    }

    private static void checkNumber(Literal value, String type) {
        long integer = value.getScalar().getPrimitive().getInteger();
        IntegerRange.of(type).filter(range -> !range.holds(integer)).ifPresent(range -> {
            throw new ArithmeticException(
                    "expected an integer from " + range.lowest() + " to " + range.highest() + ", found " + integer);
        });
        double number = value.getScalar().getPrimitive().getFloatValue();
        if (type.toLowerCase(Locale.ROOT).endsWith("float") && !holds(number)) {
            throw new ArithmeticException("expected a number that a float holds, found " + number);
        }
    }

    /** Whether a float holds a number, if not all its digits. */
    static boolean holds(double number) {
        return !Double.isFinite(number) || Float.isFinite((float) number);
    }

    private static JavaType argument(JavaType type, int index) {
        return type.arguments().get(index);
    }
}
