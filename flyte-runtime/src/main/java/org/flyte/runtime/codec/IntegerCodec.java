package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

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
    public LiteralType type() {
        return LiteralType.INTEGER;
    }

    @Override
    public String tag() {
        return "int";
    }

    @Override
    public Object read(Literal literal) {
        long value = integer(literal);
        if (value < min || value > max) {
            throw new ValueException(
                    "is " + value + ", out of the range of " + javaType + " (" + min + " to " + max + ")");
        }
        return box(value);
    }

    @Override
    public Literal write(Object value) {
        return new Literal.OfInteger(((Number) value).longValue());
    }

    private static long integer(Literal literal) {
        if (literal instanceof Literal.OfInteger integer) {
            return integer.value();
        }
        if (literal instanceof Literal.OfFloat number
                && number.value() == Math.rint(number.value())
                && number.value() >= -ABOVE
                && number.value() < ABOVE) {
            return (long) number.value();
        }
        throw ValueException.mismatch("an integer", literal);
    }

    private Object box(long value) {
        if (this == LONG) {
            return value;
        }
        if (this == INT) {
            return (int) value;
        }
        return this == SHORT ? (Object) (short) value : (Object) (byte) value;
    }
}
