package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code boolean}: BOOLEAN. */
enum BooleanCodec implements Codec {
    BOOLEAN;

    @Override
    public LiteralType type() {
        return LiteralType.BOOLEAN;
    }

    @Override
    public String tag() {
        return "bool";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfBoolean truth) {
            return truth.value();
        }
        throw ValueException.mismatch("a boolean", literal);
    }

    @Override
    public Literal write(Object value) {
        return new Literal.OfBoolean((Boolean) value);
    }
}
