package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.apache.opendal.Operator;

/** An object that comes in pieces, the next one on its way while the last is written: two of them in memory. */
final class Download {
    private static final int PIECE = 4 << 20;

    /** Waits for a piece. */
    interface Wait {
        byte[] of(Future<byte[]> piece) throws IOException;
    }

    private final Operator bucket;
    private final String key;
    private final long size;
    private final Wait wait;

    Download(Operator bucket, String key, long size, Wait wait) {
        this.bucket = bucket;
        this.key = key;
        this.size = size;
        this.wait = wait;
    }

    /** Writes the file; one that could not be written whole is removed. */
    void into(Path file) throws IOException {
        try (OutputStream target = Files.newOutputStream(file)) {
            copy(target);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void copy(OutputStream target) throws IOException {
        long asked = 0;
        Future<byte[]> next = piece(asked);
        while (asked < size) {
            byte[] current = wait.of(next);
            asked += PIECE;
            next = piece(asked);
            target.write(current);
        }
    }

    private Future<byte[]> piece(long offset) {
        return BoundedCalls.start(
                () -> offset < size ? bucket.read(key, offset, Math.min(PIECE, size - offset)) : new byte[0]);
    }
}
