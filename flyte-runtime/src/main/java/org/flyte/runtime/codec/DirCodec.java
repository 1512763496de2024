package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;
import org.flyte.task.FlyteDir;

/** {@code FlyteDir}: the blob of a folder, as Python's {@code Dir}. Nothing is read or written. */
enum DirCodec implements Codec {
    DIR;

    @Override
    public LiteralType type() {
        return LiteralType.blob(true);
    }

    @Override
    public String tag() {
        return "Dir";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfBlob blob
                && blob.multipart()
                && !blob.uri().isEmpty()) {
            FlyteDir folder = FlyteDir.at(blob.uri()).withFormat(blob.format());
            return blob.hash() == null ? folder : folder.withHash(blob.hash());
        }
        throw ValueException.mismatch("a folder", literal);
    }

    @Override
    public Literal write(Object value) {
        FlyteDir folder = (FlyteDir) value;
        return new Literal.OfBlob(
                TextCodec.valid(folder.uri()),
                folder.format(),
                true,
                folder.hash().orElse(null));
    }
}
