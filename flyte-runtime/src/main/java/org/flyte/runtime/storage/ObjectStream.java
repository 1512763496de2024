package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import org.apache.opendal.Operator;

/** An object that comes in pieces, the next one on its way while the last is read: two of them in memory. */
final class ObjectStream extends InputStream {
    private static final int PIECE = 4 << 20;

    /** Waits for a piece. */
    interface Wait {
        byte[] of(Future<byte[]> piece) throws IOException;
    }

    /** Sees to it, when all pieces are read, that they are of one object. */
    interface Check {
        void make() throws IOException;
    }

    private final Operator bucket;
    private final String key;
    private final long size;
    private final Wait wait;
    private final Check check;
    private long asked;
    private Future<byte[]> next;
    private byte[] piece = {};
    private int position;
    private boolean closed;

    ObjectStream(Operator bucket, String key, long size, Wait wait, Check check) {
        this.bucket = bucket;
        this.key = key;
        this.size = size;
        this.wait = wait;
        this.check = check;
        this.next = ask();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (closed) {
            throw new IOException("The stream of " + key + " is closed");
        }
        if (position == piece.length && !turn()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return piece.length - position;
    }

    @Override
    public void close() {
        closed = true;
        piece = new byte[0];
        position = 0;
        next.cancel(true);
    }

    /** Goes to the next piece; false at the end. */
    private boolean turn() throws IOException {
        long expected = Math.min(PIECE, size - asked);
        if (expected <= 0) {
            if (size > PIECE) {
                check.make();
            }
            return false;
        }
        byte[] current = wait.of(next);
        if (current.length != expected) {
            throw new IOException(key + " has changed while it was read: " + current.length + " bytes came at " + asked
                    + ", not " + expected);
        }
        asked += current.length;
        piece = current;
        position = 0;
        next = ask();
        return true;
    }

    private Future<byte[]> ask() {
        long offset = asked;
        return BoundedCalls.start(
                () -> offset < size ? bucket.read(key, offset, Math.min(PIECE, size - offset)) : new byte[0]);
    }
}
