package org.flyte.runtime.codec;

import java.util.HashMap;
import java.util.Map;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.msgpack.MsgpackReader;
import org.jspecify.annotations.Nullable;

/** One msgpack value on its way in. Not thread-safe. */
final class Unpacker {
    private final MsgpackReader in;
    private @Nullable Map<Place, Integer> choices;

    Unpacker(MsgpackReader in) {
        this(in, null);
    }

    private Unpacker(MsgpackReader in, @Nullable Map<Place, Integer> choices) {
        this.in = in;
        this.choices = choices;
    }

    MsgpackReader in() {
        return in;
    }

    MsgpackKind next() {
        return in.next();
    }

    /** Reads the same values again; where this stays is not moved by it. */
    Unpacker ahead() {
        return new Unpacker(in.copy(), choices());
    }

    /**
     * The variants of unions that were found by trial, so that each is looked for once: variants inside variants would otherwise be tried anew for each outer
     * one, in time that doubles with every level.
     */
    Map<Place, Integer> choices() {
        Map<Place, Integer> known = choices;
        if (known == null) {
            known = new HashMap<>();
            choices = known;
        }
        return known;
    }

    /** Says that the next value is not what it should be, and what it is. */
    ValueException mismatch(String expected) {
        return ValueException.mismatch(expected, describe());
    }

    private Literal describe() {
        return switch (in.next()) {
            case NIL -> new Literal.OfNone();
            case BOOLEAN -> new Literal.OfBoolean(in.bool());
            case INTEGER -> new Literal.Foreign("the integer " + in.bigInteger());
            case FLOAT -> new Literal.OfFloat(in.number());
            case TEXT -> new Literal.OfText(in.text());
            case BYTES, LIST, MAP, EXTENSION -> new Literal.Foreign(in.next().words());
        };
    }

    /** Where a union stands in the bytes. */
    record Place(Codec union, int position) {}
}
