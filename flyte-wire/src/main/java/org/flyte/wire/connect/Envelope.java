package org.flyte.wire.connect;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One frame of a stream: a flag byte, the payload's length as 4 bytes big-endian, the payload.
 *
 * @param flags {@link #COMPRESSED} and {@link #END_OF_STREAM}, or 0
 */
public record Envelope(int flags, ByteString payload) {
    public static final int COMPRESSED = 1;
    public static final int END_OF_STREAM = 2;
    private static final int HEADER_BYTES = 5;

    public static Envelope of(MessageLite message) {
        return new Envelope(0, message.toByteString());
    }

    public boolean isEndOfStream() {
        return (flags & END_OF_STREAM) != 0;
    }

    /** Writes the frame in one piece and flushes, so that the other side sees it now. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(toBytes());
        out.flush();
    }

    public byte[] toBytes() {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.size())
                .put((byte) flags)
                .putInt(payload.size());
        payload.copyTo(frame);
        return frame.array();
    }

    /** The payload, unpacked when it is gzipped, and then no longer than {@link ConnectProtocol#MAX_MESSAGE_BYTES}. */
    public ByteString message() throws IOException {
        if ((flags & COMPRESSED) == 0) {
            return payload;
        }
        return ByteString.copyFrom(BoundedBody.unzip(payload.toByteArray()));
    }

    /**
     * Reads the next frame.
     *
     * @return empty when the input ends where a frame would begin
     * @throws EOFException when the input ends inside a frame
     * @throws OversizeException when the frame claims more than {@link ConnectProtocol#MAX_MESSAGE_BYTES}
     */
    public static Optional<Envelope> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER_BYTES) {
            throw new EOFException("the stream ends inside a frame's header");
        }
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(1));
        if (length > ConnectProtocol.MAX_MESSAGE_BYTES) {
            throw new OversizeException(
                    "a frame claims " + length + " bytes, over the limit of " + ConnectProtocol.MAX_MESSAGE_BYTES);
        }
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("the stream ends after " + payload.length + " of a frame's " + length + " bytes");
        }
        return Optional.of(new Envelope(header[0] & 0xff, ByteString.copyFrom(payload)));
    }
}
