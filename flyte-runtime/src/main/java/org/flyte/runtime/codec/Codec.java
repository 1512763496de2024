package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackException;
import org.flyte.wire.msgpack.MsgpackReader;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/**
 * One Java type as a type of Flyte. A value is a literal, and msgpack where it is a part of a record or of an untyped value. Immutable.
 */
public interface Codec {
    /** The type as it stands in an interface. */
    FlyteType type();

    /** Says what a value of this type is, for people: {@code an integer}. */
    String expected();

    /**
     * Makes a Java value of a literal of this type's own kind.
     *
     * @throws ValueException where the literal is none of this type
     */
    @Nullable
    Object readOwn(Literal literal);

    /**
     * Makes a literal of a Java value of this type.
     *
     * @throws ValueException where Flyte cannot hold the value
     */
    Literal write(@Nullable Object value);

    /**
     * Makes a Java value of the next msgpack value.
     *
     * @throws ValueException where it is none of this type
     * @throws MsgpackException where it is no msgpack
     */
    @Nullable
    Object unpack(Unpacker in);

    /**
     * Writes a Java value of this type as msgpack.
     *
     * @throws ValueException where Flyte cannot hold the value
     */
    void pack(@Nullable Object value, Packer out);

    /** Whether a value of this type may be null. */
    default boolean takesNull() {
        return false;
    }

    /** Whether a value of this type may be left out; then {@link #absent()} is what it is. */
    default boolean mayBeAbsent() {
        return false;
    }

    /** What a value is that was left out. */
    default @Nullable Object absent() {
        throw new IllegalStateException("A value of " + expected() + " cannot be left out");
    }

    /**
     * Makes a Java value of a literal. Takes what loses nothing, in whatever form backend, console and other languages may send it: an integer for a float, an
     * integral float for an integer, the value of a union for the bare value, msgpack for any type.
     *
     * @throws ValueException where the literal is none of this type
     */
    default @Nullable Object read(Literal literal) {
        if (literal instanceof Literal.OfUnion union) {
            return read(union.value());
        }
        if (!(literal instanceof Literal.OfBinary binary)) {
            return readOwn(literal);
        }
        if (!binary.isMsgpack()) {
            throw ValueException.mismatch(expected(), binary);
        }
        MsgpackReader packed = new MsgpackReader(binary.value());
        try {
            Object value = unpack(new Unpacker(packed));
            packed.end();
            return value;
        } catch (MsgpackException e) {
            throw ValueException.malformed(e);
        }
    }

    /** As {@link #write}, for a value that comes from user code. */
    static Literal writePresent(Codec codec, @Nullable Object value) {
        if (value == null && !codec.takesNull()) {
            throw ValueException.isNull();
        }
        try {
            return codec.write(value);
        } catch (ClassCastException e) {
            throw ValueException.wrongClass(value);
        }
    }
}
