package org.flyte.wire.type;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** The default values of components, which are written as text beside them. */
public final class DefaultText {
    private static final double NANOS_A_SECOND = 1e9;

    private DefaultText() {}

    /**
     * Reads the text of a component's default: a single value, of an optional component that of the type inside; {@code []} for a list and <code>{}</code> for a map.
     *
     * @throws IllegalArgumentException where it is none; the message goes on after the text: {@code is no integer}
     */
    public static Default parse(FlyteType type, String text) {
        if (type instanceof ScalarType scalar) {
            return Default.of(scalar(scalar, text));
        }
        if (type instanceof EnumType names) {
            if (!names.names().contains(text)) {
                throw new IllegalArgumentException("is none of " + names.names());
            }
            return Default.of(text);
        }
        if (type instanceof ListType) {
            return empty(text, "[]", "list");
        }
        if (type instanceof MapType || (type instanceof UntypedType untyped && untyped.key() != null)) {
            return empty(text, "{}", "map");
        }
        if (type instanceof UnionType union
                && union.variants().size() == 2
                && union.variants().get(1) == ScalarType.NONE) {
            return parse(union.variants().get(0), text);
        }
        throw new IllegalArgumentException("cannot be the default of a record, a union, a file or a folder");
    }

    private static Default empty(String text, String expected, String what) {
        if (!text.strip().equals(expected)) {
            throw new IllegalArgumentException("is not " + expected + ", the one default that a " + what + " may have");
        }
        return Default.UNTOLD;
    }

    private static Object scalar(ScalarType type, String text) {
        try {
            return switch (type) {
                case STRING -> text;
                case INTEGER -> Long.parseLong(text);
                case FLOAT -> Double.parseDouble(text);
                case BOOLEAN -> truth(text);
                case DATETIME -> IsoText.of(IsoText.instant(text));
                case DATE -> LocalDate.parse(text).toString();
                case DURATION -> seconds(text);
                case BINARY, NONE -> throw new IllegalArgumentException("cannot be the default of bytes");
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("is no " + type.name().toLowerCase(Locale.ROOT), e);
        }
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("is neither true nor false");
        }
        return text.equals("true");
    }

    /** ISO-8601, or a number with a unit: {@code 30s}, {@code 5m}, {@code 2h}. */
    private static double seconds(String text) {
        boolean iso = !text.isEmpty() && !Character.isDigit(text.charAt(0));
        Duration duration = Duration.parse(iso ? text : "PT" + text.toUpperCase(Locale.ROOT));
        return duration.getSeconds() + duration.getNano() / NANOS_A_SECOND;
    }
}
