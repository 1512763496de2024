package org.flyte.runtime.codec;

import java.util.Optional;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code Optional}: a union of the type and none, both tagged as Python tags them. */
record OptionalCodec(Codec present) implements Codec {
    private static final LiteralType NONE = LiteralType.NONE.variant("none");

    @Override
    public LiteralType type() {
        return LiteralType.union(variant(), NONE);
    }

    @Override
    public String tag() {
        return "Typed Union";
    }

    @Override
    public Object read(Literal literal) {
        return literal instanceof Literal.OfNone ? Optional.empty() : Optional.of(present.read(literal));
    }

    @Override
    public Literal write(Object value) {
        Optional<?> optional = (Optional<?>) value;
        return optional.isPresent()
                ? new Literal.OfUnion(present.write(optional.get()), variant())
                : new Literal.OfUnion(new Literal.OfNone(), NONE);
    }

    private LiteralType variant() {
        return present.type().variant(present.tag());
    }
}
