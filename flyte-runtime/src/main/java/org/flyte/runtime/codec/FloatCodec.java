package org.flyte.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** Java's floating-point numbers: FLOAT, always written as such, since Python takes no integer for it. */
enum FloatCodec implements Codec {
    DOUBLE,
    FLOAT;

    private static final int PRECISION = 53;

    @Override
    public FlyteType type() {
        return ScalarType.FLOAT;
    }

    @Override
    public String expected() {
        return "a float";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfFloat number) {
            return box(number.value());
        }
        if (literal instanceof Literal.OfInteger integer) {
            return box(exact(BigInteger.valueOf(integer.value())));
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfFloat(((Number) Present.of(value)).doubleValue());
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() == MsgpackKind.FLOAT) {
            return box(in.in().number());
        }
        if (in.next() == MsgpackKind.INTEGER) {
            return box(exact(in.in().bigInteger()));
        }
        throw in.mismatch(expected());
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().number(((Number) Present.of(value)).doubleValue());
    }

    /** Other senders write an integer for a float; beyond 53 bits it may be none. */
    private static double exact(BigInteger integer) {
        double value = integer.doubleValue();
        if (integer.bitLength() > PRECISION
                && !new BigDecimal(value).toBigInteger().equals(integer)) {
            throw new ValueException("is " + integer + ", which a float cannot hold");
        }
        return value;
    }

    private Object box(double value) {
        if (this == DOUBLE) {
            return value;
        }
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw new ValueException("is " + value + ", out of the range of a float");
        }
        return narrow;
    }
}
