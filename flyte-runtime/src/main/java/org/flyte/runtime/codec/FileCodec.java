package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.task.FlyteFile;
import org.flyte.wire.type.BlobType;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/** {@code FlyteFile}: the blob of one file, as Python's {@code File}. Nothing is read or written. */
enum FileCodec implements Codec {
    FILE;

    @Override
    public FlyteType type() {
        return BlobType.FILE;
    }

    @Override
    public String expected() {
        return "a file";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfBlob blob
                && !blob.multipart()
                && !blob.uri().isEmpty()) {
            FlyteFile file = FlyteFile.at(blob.uri()).withFormat(blob.format());
            return blob.hash() == null ? file : file.withHash(blob.hash());
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        FlyteFile file = (FlyteFile) Present.of(value);
        return new Literal.OfBlob(
                TextCodec.valid(file.uri()), file.format(), false, file.hash().orElse(null));
    }

    @Override
    public Object unpack(Unpacker in) {
        return readOwn(PackedPlace.unpack(in, false, expected()));
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        FlyteFile file = (FlyteFile) Present.of(value);
        new PackedPlace(
                        TextCodec.valid(file.uri()),
                        file.name(),
                        file.format(),
                        file.hash().orElse(null))
                .pack(out);
    }
}
