package org.flyte.runtime.codec;

import org.flyte.runtime.literal.Literal;
import org.flyte.task.FlyteDir;
import org.flyte.wire.type.BlobType;
import org.flyte.wire.type.FlyteType;
import org.jspecify.annotations.Nullable;

/** {@code FlyteDir}: the blob of a folder, as Python's {@code Dir}. Nothing is read or written. */
enum DirCodec implements Codec {
    DIR;

    @Override
    public FlyteType type() {
        return BlobType.DIRECTORY;
    }

    @Override
    public String expected() {
        return "a folder";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (literal instanceof Literal.OfBlob blob
                && blob.multipart()
                && !blob.uri().isEmpty()) {
            FlyteDir folder = FlyteDir.at(blob.uri()).withFormat(blob.format());
            return blob.hash() == null ? folder : folder.withHash(blob.hash());
        }
        throw ValueException.mismatch(expected(), literal);
    }

    @Override
    public Literal write(@Nullable Object value) {
        FlyteDir folder = (FlyteDir) Present.of(value);
        return new Literal.OfBlob(
                TextCodec.valid(folder.uri()),
                folder.format(),
                true,
                folder.hash().orElse(null));
    }

    @Override
    public Object unpack(Unpacker in) {
        return readOwn(PackedPlace.unpack(in, true, expected()));
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        FlyteDir folder = (FlyteDir) Present.of(value);
        new PackedPlace(
                        TextCodec.valid(folder.uri()),
                        folder.name(),
                        folder.format(),
                        folder.hash().orElse(null))
                .pack(out);
    }
}
