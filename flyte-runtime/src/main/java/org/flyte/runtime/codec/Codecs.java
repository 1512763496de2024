package org.flyte.runtime.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the codec of a Java type. */
public final class Codecs {
    private Codecs() {}

    /**
     * Returns the codec of a parameter's, component's or result's generic type.
     *
     * @throws UnsupportedTypeException where the type is none of Flyte's
     */
    public static Codec of(Type type) {
        if (type instanceof Class<?> simple) {
            return ofClass(simple);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof WildcardType wildcard && wildcard.getLowerBounds().length == 0) {
            return of(wildcard.getUpperBounds()[0]);
        }
        throw new UnsupportedTypeException(type);
    }

    private static Codec ofClass(Class<?> type) {
        if (type == String.class) {
            return TextCodec.TEXT;
        }
        if (type == long.class || type == Long.class) {
            return IntegerCodec.LONG;
        }
        if (type == int.class || type == Integer.class) {
            return IntegerCodec.INT;
        }
        if (type == double.class || type == Double.class) {
            return FloatCodec.DOUBLE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return BooleanCodec.BOOLEAN;
        }
        if (type == Instant.class) {
            return InstantCodec.INSTANT;
        }
        if (type == Duration.class) {
            return DurationCodec.DURATION;
        }
        return ofSmallNumber(type);
    }

    private static Codec ofSmallNumber(Class<?> type) {
        if (type == float.class || type == Float.class) {
            return FloatCodec.FLOAT;
        }
        if (type == short.class || type == Short.class) {
            return IntegerCodec.SHORT;
        }
        if (type == byte.class || type == Byte.class) {
            return IntegerCodec.BYTE;
        }
        // By name, so that a task without files loads no class for them.
        return switch (type.getName()) {
            case "org.flyte.task.FlyteFile" -> FileCodec.FILE;
            case "org.flyte.task.FlyteDir" -> DirCodec.DIR;
            default -> throw new UnsupportedTypeException(type);
        };
    }

    private static Codec ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new ListCodec(of(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapCodec(of(arguments[1]));
        }
        if (type.getRawType() == Optional.class) {
            Codec present = of(arguments[0]);
            if (present instanceof OptionalCodec) {
                throw new UnsupportedTypeException(type);
            }
            return new OptionalCodec(present);
        }
        throw new UnsupportedTypeException(type);
    }
}
