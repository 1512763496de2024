package org.flyte.wire.connect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.zip.GZIPInputStream;

/** Reads whole bodies, but never more than a limit, so that a broken or hostile peer cannot fill the heap. */
final class BoundedBody {
    private static final int CHUNK = 8192;

    private BoundedBody() {}

    static byte[] unzip(byte[] packed) throws IOException {
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return read(unpacked, ConnectProtocol.MAX_MESSAGE_BYTES);
        }
    }

    static byte[] read(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("given up while reading a message");
            }
            if (read > limit - body.size()) {
                throw new OversizeException("a message is longer than the limit of " + limit + " bytes");
            }
            body.write(chunk, 0, read);
        }
        return body.toByteArray();
    }
}
