package org.flyte.maven.index;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.flyte.client.value.InputText;
import org.flyte.client.value.ValueException;
import org.flyte.idl.core.Literal;
import org.flyte.idl.core.Primitive;
import org.flyte.wire.type.Component;
import org.flyte.wire.type.Default;
import org.flyte.wire.type.EnumType;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;

/** What the components of records are where a value leaves them out, as Python's schemas tell it. */
final class ComponentDefaults {
    private static final double NANOS = 1e9;
    private static final int NANOS_A_MICRO = 1000;

    private ComponentDefaults() {}

    static Component component(RecordComponent component, TypePlace place) throws UnsupportedTypeException {
        String text = component.defaultText();
        if (text == null) {
            boolean optional = component.type() instanceof UnionType union
                    && union.variants().contains(ScalarType.NONE);
            return new Component(component.name(), component.type(), optional ? Default.NONE : null);
        }
        return new Component(component.name(), component.type(), value(text, component, place));
    }

    private static Default value(String text, RecordComponent component, TypePlace place)
            throws UnsupportedTypeException {
        FlyteType single = single(component.type());
        boolean readable = single instanceof EnumType
                || (single instanceof ScalarType && single != ScalarType.NONE && single != ScalarType.BINARY);
        if (!readable || text.isEmpty()) {
            throw new UnsupportedTypeException(
                    IndexCode.DEFAULT_VALUE,
                    place.path() + " has "
                            + (text.isEmpty()
                                    ? "an empty default value, which looks like none in the container"
                                    : "a default value, which components of type "
                                            + component.javaType().text() + " cannot have"),
                    "leave it out, and make the component Optional where a value may leave it out");
        }
        try {
            Literal literal = InputText.parse(text, TypeMapper.message(single));
            JavaRange.check(literal, component.javaType());
            return Default.of(json(literal.getScalar().getPrimitive(), single));
        } catch (ValueException | ArithmeticException e) {
            throw new UnsupportedTypeException(
                    IndexCode.DEFAULT_VALUE,
                    place.path() + " has the default value \"" + text + "\", which is no "
                            + component.javaType().text() + ": " + e.getMessage(),
                    "write it as -Dflyte.inputs takes it, or leave it out");
        }
    }

    /** What a value of an optional component is when it is there. */
    private static FlyteType single(FlyteType type) {
        return type instanceof UnionType union
                        && union.variants().size() == 2
                        && union.variants().get(1) == ScalarType.NONE
                ? union.variants().get(0)
                : type;
    }

    private static Object json(Primitive value, FlyteType type) {
        return switch (value.getValueCase()) {
            case INTEGER -> value.getInteger();
            case FLOAT_VALUE -> value.getFloatValue();
            case BOOLEAN -> value.getBoolean();
            case DATETIME -> datetime(value.getDatetime(), type);
            case DURATION -> seconds(value.getDuration());
            default -> value.getStringValue();
        };
    }

    private static String datetime(Timestamp time, FlyteType type) {
        LocalDateTime utc =
                LocalDateTime.ofInstant(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()), ZoneOffset.UTC);
        if (type == ScalarType.DATE) {
            return utc.toLocalDate().toString();
        }
        String pattern = utc.getNano() == 0
                ? "uuuu-MM-dd'T'HH:mm:ss"
                : utc.getNano() % NANOS_A_MICRO == 0
                        ? "uuuu-MM-dd'T'HH:mm:ss.SSSSSS"
                        : "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS";
        return DateTimeFormatter.ofPattern(pattern).format(utc) + "+00:00";
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNanos() / NANOS;
    }
}
