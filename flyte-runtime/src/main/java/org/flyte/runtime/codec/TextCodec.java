package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** {@code String}: STRING, which holds valid Unicode only. */
enum TextCodec implements Codec {
    TEXT;

    @Override
    public FlyteType type() {
        return ScalarType.STRING;
    }

    @Override
    public String expected() {
        return "a text";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfText text) {
            return text.value();
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfText(valid((String) Present.of(value)));
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.TEXT) {
            throw in.mismatch(expected());
        }
        return in.in().text();
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().text(valid((String) Present.of(value)));
    }

    static String valid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new ValueException(
                            "has half of a surrogate pair at character " + i + ", which is no Unicode text");
                }
                i++;
            }
        }
        return text;
    }
}
