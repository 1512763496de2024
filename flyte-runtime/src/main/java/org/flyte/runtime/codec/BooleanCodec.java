package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** {@code boolean}: BOOLEAN. */
enum BooleanCodec implements Codec {
    BOOLEAN;

    @Override
    public FlyteType type() {
        return ScalarType.BOOLEAN;
    }

    @Override
    public String expected() {
        return "a boolean";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfBoolean truth) {
            return truth.value();
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfBoolean((Boolean) Present.of(value));
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.BOOLEAN) {
            throw in.mismatch(expected());
        }
        return in.in().bool();
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().bool((Boolean) Present.of(value));
    }
}
