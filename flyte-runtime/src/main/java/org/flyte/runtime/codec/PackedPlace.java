package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.msgpack.MsgpackWriter;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder inside of a record: a map of its path, name, format and hash.
 *
 * @param name the last part of the path, for readers in other languages
 * @param format empty for none
 */
record PackedPlace(
        String path, String name, String format, @Nullable String hash) {
    void pack(Packer packer) {
        MsgpackWriter out = packer.out();
        out.map(4)
                .text("path")
                .text(path)
                .text("name")
                .text(name)
                .text("format")
                .text(format);
        out.text("hash");
        if (hash == null) {
            out.nil();
        } else {
            out.text(hash);
        }
    }

    /** Reads the place as a literal; other keys than these say nothing of it. */
    static Literal unpack(Unpacker in, boolean multipart, String expected) {
        if (in.next() != MsgpackKind.MAP) {
            throw in.mismatch(expected);
        }
        String path = "";
        String format = "";
        String hash = null;
        int size = in.in().map();
        for (int i = 0; i < size; i++) {
            String key = (String) TextCodec.TEXT.unpack(in);
            boolean text = in.next() == MsgpackKind.TEXT;
            if (text && key.equals("path")) {
                path = in.in().text();
            } else if (text && key.equals("format")) {
                format = in.in().text();
            } else if (text && key.equals("hash")) {
                hash = in.in().text();
            } else {
                in.in().skip();
            }
        }
        if (path.isEmpty()) {
            throw new ValueException("is a map without a path where " + expected + " is expected");
        }
        return new Literal.OfBlob(path, format, multipart, hash);
    }
}
