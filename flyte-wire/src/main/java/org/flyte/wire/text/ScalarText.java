package org.flyte.wire.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads single values from text; empty means that the text is no such value. */
public final class ScalarText {
    public static final String INTEGER = "an integer from -9223372036854775808 to 9223372036854775807";
    public static final String NUMBER = "a number, NaN, Infinity or -Infinity";
    public static final String BOOLEAN = "true or false";

    private static final int LONG_DIGITS = 19;
    /** Text that is longer is no integer of 64 bits, and not worth the time that its digits would take. */
    private static final int LONGEST = 1000;

    private static final Set<String> TRUE = Set.of("true", "1", "t", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "f", "no", "n", "off");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private ScalarText() {}

    /** Exact: a fraction other than zero, or what no long holds, is no integer. */
    public static Optional<Long> integer(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        if (value.scale() > 0 || (long) value.precision() - value.scale() > LONG_DIGITS) {
            return Optional.empty();
        }
        BigInteger exact = value.toBigIntegerExact();
        return exact.bitLength() < Long.SIZE ? Optional.of(exact.longValue()) : Optional.empty();
    }

    /** A number too large for a double is none; one too precise is rounded. */
    public static Optional<Double> number(String text) {
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
        }
        return switch (text) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity", "+Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    /** Whether the text is one of the numbers that JSON cannot tell. */
    public static boolean isNoFiniteNumber(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    /** Whether a number is written with a fraction or an exponent. */
    public static boolean isFraction(String number) {
        return number.indexOf('.') >= 0 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
    }

    /** An integer of 64 bits, with sign or without. */
    public static Optional<BigInteger> unsigned(String text) {
        return text.length() <= LONGEST && text.matches("-?\\d+")
                ? Optional.of(new BigInteger(text))
                        .filter(value ->
                                value.bitLength() < Long.SIZE || (value.signum() > 0 && value.bitLength() == Long.SIZE))
                : Optional.empty();
    }

    /** As people write it: also {@code nan}, {@code inf} and {@code 1_000}. */
    public static Optional<Double> spokenNumber(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> number(withoutSeparators(text));
        };
    }

    /** As people write it: also {@code 1_000}. */
    public static Optional<Long> spokenInteger(String text) {
        return integer(withoutSeparators(text));
    }

    private static String withoutSeparators(String text) {
        return text.indexOf('_') < 0 ? text : text.replaceAll("(?<=\\d)_(?=\\d)", "");
    }

    public static Optional<Boolean> bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of(true);
        }
        return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
