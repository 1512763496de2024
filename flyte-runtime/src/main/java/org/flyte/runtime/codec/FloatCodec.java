package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** Java's floating-point numbers: FLOAT, always written as such, since Python takes no integer for it. */
enum FloatCodec implements Codec {
    DOUBLE,
    FLOAT;

    @Override
    public LiteralType type() {
        return LiteralType.FLOAT;
    }

    @Override
    public String tag() {
        return "float";
    }

    @Override
    public Object read(Literal literal) {
        double value = number(literal);
        if (this == DOUBLE) {
            return value;
        }
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && !Double.isInfinite(value)) {
            throw new ValueException("is " + value + ", out of the range of a float");
        }
        return narrow;
    }

    @Override
    public Literal write(Object value) {
        return new Literal.OfFloat(((Number) value).doubleValue());
    }

    private static double number(Literal literal) {
        if (literal instanceof Literal.OfFloat number) {
            return number.value();
        }
        if (literal instanceof Literal.OfInteger integer) {
            return integer.value();
        }
        throw ValueException.mismatch("a float", literal);
    }
}
