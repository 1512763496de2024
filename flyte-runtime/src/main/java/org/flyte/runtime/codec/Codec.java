package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;
import org.jspecify.annotations.Nullable;

/** One Java type as a type of Flyte. Immutable. */
public interface Codec {
    /** The type as it stands in an interface. */
    LiteralType type();

    /** The name of the Python SDK's transformer for this type, by which Python finds a union's variant. */
    String tag();

    /**
     * Makes a Java value of a literal. Takes what loses nothing: an integer for a float, an integral float for an integer.
     *
     * @throws ValueException where the literal is none of this type
     */
    Object read(Literal literal);

    /**
     * Makes a literal of a Java value of this type.
     *
     * @throws ValueException where Flyte cannot hold the value
     */
    Literal write(Object value);

    /** As {@link #write}, for a value that user code may have left out. */
    static Literal writePresent(Codec codec, @Nullable Object value) {
        if (value == null) {
            throw new ValueException("is null; a value that may be absent is declared as Optional");
        }
        try {
            return codec.write(value);
        } catch (ClassCastException e) {
            throw new ValueException("is a " + value.getClass().getName() + ", which is not what its type says");
        }
    }
}
