package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code String}: STRING, which holds valid Unicode only. */
enum TextCodec implements Codec {
    TEXT;

    @Override
    public LiteralType type() {
        return LiteralType.STRING;
    }

    @Override
    public String tag() {
        return "str";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfText text) {
            return text.value();
        }
        throw ValueException.mismatch("a text", literal);
    }

    @Override
    public Literal write(Object value) {
        return new Literal.OfText(valid((String) value));
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
