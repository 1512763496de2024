package org.flyte.maven.index;

import java.util.Optional;
import java.util.Set;

/** The ranges of single numbers. */
final class NumberRange {
    private static final Set<String> FLOATS = Set.of("float", "java.lang.Float");

    private NumberRange() {}

    static Optional<OutOfRange> check(long number, JavaType type) {
        return IntegerRange.of(type.name())
                .filter(range -> !range.holds(number))
                .map(range -> new OutOfRange(
                        "", "an integer from " + range.lowest() + " to " + range.highest(), Long.toString(number)));
    }

    /** A float need not hold all digits of a number. */
    static Optional<OutOfRange> check(double number, JavaType type) {
        if (FLOATS.contains(type.name()) && Double.isFinite(number) && !Float.isFinite((float) number)) {
            return Optional.of(new OutOfRange("", "a number that a float holds", Double.toString(number)));
        }
        return number == Math.rint(number) && Math.abs(number) < 0x1p63 ? check((long) number, type) : Optional.empty();
    }
}
