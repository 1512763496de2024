package org.flyte.runtime.codec;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The codecs of classes that hold no other values. */
final class SingleCodecs {
    private SingleCodecs() {}

    /** Null for any other class. */
    static @Nullable Codec of(Class<?> type) {
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
        if (type == float.class || type == Float.class) {
            return FloatCodec.FLOAT;
        }
        if (type == short.class || type == Short.class) {
            return IntegerCodec.SHORT;
        }
        if (type == byte.class || type == Byte.class) {
            return IntegerCodec.BYTE;
        }
        return type.isEnum() ? new EnumCodec(type) : ofOther(type);
    }

    private static @Nullable Codec ofOther(Class<?> type) {
        if (type == Duration.class) {
            return DurationCodec.DURATION;
        }
        if (type == Instant.class) {
            return DatetimeCodec.INSTANT;
        }
        if (type == OffsetDateTime.class) {
            return DatetimeCodec.OFFSET;
        }
        if (type == ZonedDateTime.class) {
            return DatetimeCodec.ZONED;
        }
        if (type == LocalDate.class) {
            return DateCodec.DATE;
        }
        if (type == ByteBuffer.class) {
            return BytesCodec.BUFFER;
        }
        // By name, so that a task without files loads no class for them.
        return switch (type.getName()) {
            case "org.flyte.task.FlyteFile" -> FileCodec.FILE;
            case "org.flyte.task.FlyteDir" -> DirCodec.DIR;
            default -> null;
        };
    }

    /** Whether values of it can be keys: Python has no others either. */
    static boolean isKey(Codec codec) {
        return codec instanceof TextCodec
                || codec instanceof IntegerCodec
                || codec instanceof FloatCodec
                || codec instanceof BooleanCodec
                || codec instanceof DatetimeCodec
                || codec instanceof DateCodec
                || codec instanceof DurationCodec
                || codec instanceof EnumCodec
                || codec instanceof UntypedCodec;
    }
}
