package org.flyte.runtime.codec;

import java.util.Optional;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.flyte.wire.type.UnionType;
import org.jspecify.annotations.Nullable;

/** {@code Optional}, or a type that is said to be nullable: a union of the type and none, both tagged as Python tags them. */
final class OptionalCodec implements Codec {
    private static final Literal NONE = new Literal.OfUnion(new Literal.OfNone(), ScalarType.NONE.toVariant());

    private final Codec present;
    private final boolean nullable;
    private byte @Nullable [] variant;

    /**
     * @param nullable whether null stands for none; otherwise the values are {@code Optional}
     */
    OptionalCodec(Codec present, boolean nullable) {
        this.present = present;
        this.nullable = nullable;
    }

    @Override
    public FlyteType type() {
        return UnionType.optional(present.type());
    }

    @Override
    public String expected() {
        return present.expected() + " or none";
    }

    @Override
    public boolean takesNull() {
        return nullable;
    }

    @Override
    public boolean mayBeAbsent() {
        return true;
    }

    @Override
    public @Nullable Object absent() {
        return nullable ? null : Optional.empty();
    }

    /** The variant that a union tells is for the type inside, which may be a union too. */
    @Override
    public @Nullable Object read(Literal literal) {
        Literal value = literal instanceof Literal.OfUnion union ? union.value() : literal;
        if (value instanceof Literal.OfNone) {
            return absent();
        }
        if (literal instanceof Literal.OfBinary) {
            return Codec.super.read(literal);
        }
        return present(present.read(literal));
    }

    @Override
    public @Nullable Object readOwn(Literal literal) {
        return present(present.readOwn(literal));
    }

    @Override
    public Literal write(@Nullable Object value) {
        Object inside = inside(value);
        if (inside == null) {
            return NONE;
        }
        Literal literal = Codec.writePresent(present, inside);
        return literal instanceof Literal.OfUnion ? literal : new Literal.OfUnion(literal, variant());
    }

    @Override
    public @Nullable Object unpack(Unpacker in) {
        if (in.next() == MsgpackKind.NIL) {
            in.in().nil();
            return absent();
        }
        return present(present.unpack(in));
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        Object inside = inside(value);
        if (inside == null) {
            out.out().nil();
        } else {
            Steps.packPresent(present, inside, out);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionalCodec optional
                && optional.nullable == nullable
                && optional.present.equals(present);
    }

    @Override
    public int hashCode() {
        return present.hashCode();
    }

    private @Nullable Object inside(@Nullable Object value) {
        return nullable ? value : ((Optional<?>) Present.of(value)).orElse(null);
    }

    private @Nullable Object present(@Nullable Object value) {
        return nullable ? value : Optional.ofNullable(value);
    }

    private byte[] variant() {
        byte[] known = variant;
        if (known == null) {
            known = present.type().toVariant();
            variant = known;
        }
        return known;
    }
}
