package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** Java's integral numbers: INTEGER, within the range of the Java type. */
enum IntegerCodec implements Codec {
    LONG("a long", Long.MIN_VALUE, Long.MAX_VALUE),
    INT("an int", Integer.MIN_VALUE, Integer.MAX_VALUE),
    SHORT("a short", Short.MIN_VALUE, Short.MAX_VALUE),
    BYTE("a byte", Byte.MIN_VALUE, Byte.MAX_VALUE);

    /** 2^63, the first double above every long. */
    private static final double ABOVE = 0x1p63;

    private final String javaType;
    private final long min;
    private final long max;

    IntegerCodec(String javaType, long min, long max) {
        this.javaType = javaType;
        this.min = min;
        this.max = max;
    }

    @Override
    public FlyteType type() {
        return ScalarType.INTEGER;
    }

    @Override
    public String expected() {
        return "an integer";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfInteger integer) {
            return box(integer.value());
        }
        if (literal instanceof Literal.OfFloat number && isIntegral(number.value())) {
            return box((long) number.value());
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfInteger(((Number) Present.of(value)).longValue());
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() == MsgpackKind.INTEGER) {
            return box(in.in().integer());
        }
        if (in.next() == MsgpackKind.FLOAT) {
            return readOwn(new Literal.OfFloat(in.in().number()));
        }
        throw in.mismatch(expected());
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().integer(((Number) Present.of(value)).longValue());
    }

    private static boolean isIntegral(double value) {
        return value == Math.rint(value) && value >= -ABOVE && value < ABOVE;
    }

    private Object box(long value) {
        if (value < min || value > max) {
            throw new ValueException(
                    "is " + value + ", out of the range of " + javaType + " (" + min + " to " + max + ")");
        }
        if (this == LONG) {
            return value;
        }
        if (this == INT) {
            return (int) value;
        }
        return this == SHORT ? (Object) (short) value : (Object) (byte) value;
    }
}
