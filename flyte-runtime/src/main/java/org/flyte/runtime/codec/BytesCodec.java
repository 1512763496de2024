package org.flyte.runtime.codec;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** Bytes: BINARY. The literal is msgpack like that of a record, since Python would unpickle what says nothing of its form. */
enum BytesCodec implements Codec {
    ARRAY,
    BUFFER;

    @Override
    public FlyteType type() {
        return ScalarType.BINARY;
    }

    @Override
    public String expected() {
        return "bytes";
    }

    @Override
    public Object readOwn(Literal literal) {
        throw new ValueException("is " + literal.describe() + " where bytes are expected");
    }

    @Override
    public Literal write(@Nullable Object value) {
        Packer packer = new Packer();
        pack(value, packer);
        return Literal.OfBinary.msgpack(packer.bytes());
    }

    @Override
    public Object unpack(Unpacker in) {
        byte[] bytes =
                switch (in.next()) {
                    case BYTES -> in.in().bytes();
                    case TEXT -> base64(in.in().text());
                    default -> throw in.mismatch(expected());
                };
        return this == ARRAY ? bytes : ByteBuffer.wrap(bytes);
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        if (this == ARRAY) {
            out.out().bytes((byte[]) Present.of(value));
            return;
        }
        ByteBuffer buffer = ((ByteBuffer) Present.of(value)).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        out.out().bytes(bytes);
    }

    /** As a console sends bytes, whose schema says so. */
    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ValueException(
                    "is " + new Literal.OfText(text).describe() + ", which is no base64, where bytes are expected");
        }
    }
}
