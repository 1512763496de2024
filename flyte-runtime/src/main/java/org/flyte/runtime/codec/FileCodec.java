package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;
import org.flyte.task.FlyteFile;

/** {@code FlyteFile}: the blob of one file, as Python's {@code File}. Nothing is read or written. */
enum FileCodec implements Codec {
    FILE;

    @Override
    public LiteralType type() {
        return LiteralType.blob(false);
    }

    @Override
    public String tag() {
        return "File";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfBlob blob
                && !blob.multipart()
                && !blob.uri().isEmpty()) {
            FlyteFile file = FlyteFile.at(blob.uri()).withFormat(blob.format());
            return blob.hash() == null ? file : file.withHash(blob.hash());
        }
        throw ValueException.mismatch("a file", literal);
    }

    @Override
    public Literal write(Object value) {
        FlyteFile file = (FlyteFile) value;
        return new Literal.OfBlob(
                TextCodec.valid(file.uri()), file.format(), false, file.hash().orElse(null));
    }
}
