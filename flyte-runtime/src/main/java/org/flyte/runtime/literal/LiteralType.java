package org.flyte.runtime.literal;

import java.util.Arrays;
import org.flyte.wire.type.WireWriter;

/** A type of Flyte, kept as it is written: {@code flyteidl2.core.LiteralType}. Immutable. */
public final class LiteralType {
    public static final LiteralType NONE = simple(0);
    public static final LiteralType INTEGER = simple(1);
    public static final LiteralType FLOAT = simple(2);
    public static final LiteralType STRING = simple(3);
    public static final LiteralType BOOLEAN = simple(4);
    public static final LiteralType DATETIME = simple(5);
    public static final LiteralType DURATION = simple(6);

    private final byte[] wire;

    private LiteralType(WireWriter message) {
        this.wire = message.toByteArray();
    }

    private static LiteralType simple(int kind) {
        return new LiteralType(new WireWriter().varint(1, kind));
    }

    /** A file, or a folder: a blob without a format. */
    public static LiteralType blob(boolean multipart) {
        return new LiteralType(new WireWriter().message(5, Blob.type("", multipart)));
    }

    /** A list of these. */
    public LiteralType list() {
        return new LiteralType(new WireWriter().bytes(3, wire));
    }

    /** A map from text to these. */
    public LiteralType map() {
        return new LiteralType(new WireWriter().bytes(4, wire));
    }

    /** This as a variant of a union, tagged with the name of the Python SDK's transformer. */
    public LiteralType variant(String tag) {
        WireWriter structure = new WireWriter().text(1, tag);
        byte[] tagged = new WireWriter().message(11, structure).toByteArray();
        byte[] both = Arrays.copyOf(wire, wire.length + tagged.length);
        System.arraycopy(tagged, 0, both, wire.length, tagged.length);
        return new LiteralType(both);
    }

    /** A union of variants. */
    public static LiteralType union(LiteralType... variants) {
        WireWriter union = new WireWriter();
        for (LiteralType variant : variants) {
            union.bytes(1, variant.wire);
        }
        return new LiteralType(new WireWriter().message(10, union));
    }

    private LiteralType(byte[] wire) {
        this.wire = wire;
    }

    /** The message as it is written. */
    public byte[] toByteArray() {
        return wire.clone();
    }
}
