package org.flyte.wire.type;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.flyte.wire.text.DateTimeText;
import org.flyte.wire.text.DurationText;
import org.flyte.wire.text.ScalarText;

/** The default values of components, which are written as text beside them, in the forms that inputs have. */
public final class DefaultText {
    private static final double NANOS_A_SECOND = 1e9;

    private DefaultText() {}

    /**
     * Reads the text of a component's default: a single value, of an optional component that of the type inside, or {@code null}; {@code []} for a list and
     * <code>{}</code> for a map, since a schema tells no other ones.
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
            return text.strip().equals("null") || text.strip().equals("none")
                    ? Default.NONE
                    : parse(union.variants().get(0), text);
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
        String value = text.strip();
        Optional<?> read =
                switch (type) {
                    case STRING -> Optional.of(text);
                    case INTEGER -> ScalarText.spokenInteger(value);
                    case FLOAT -> finite(ScalarText.spokenNumber(value));
                    case BOOLEAN -> ScalarText.bool(value);
                    case DATETIME ->
                        DateTimeText.instant(value, Optional.empty()).map(IsoText::of);
                    case DATE -> DateTimeText.day(value).map(LocalDate::toString);
                    case DURATION -> DurationText.parse(value).map(DefaultText::seconds);
                    case BINARY, NONE -> throw new IllegalArgumentException("cannot be the default of bytes");
                };
        if (read.isEmpty()) {
            throw new IllegalArgumentException("is no " + type.name().toLowerCase(Locale.ROOT));
        }
        return read.get();
    }

    /** JSON has no others, so that a schema cannot tell them. */
    private static Optional<Double> finite(Optional<Double> number) {
        if (number.isPresent() && !Double.isFinite(number.get())) {
            throw new IllegalArgumentException("cannot be told by a schema");
        }
        return number;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_A_SECOND;
    }
}
