package org.flyte.maven.image;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Gzip that does not compress: for jars, which are compressed already. It takes next to no time, and its bytes are the same
 * whatever compression library the JDK comes with.
 */
final class StoredGzip extends FilterOutputStream {
    private static final int BLOCK = 0xFFFF;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final byte[] block = new byte[BLOCK];
    private final CRC32 checksum = new CRC32();
    private int filled;
    private long size;
    private boolean closed;

    StoredGzip(OutputStream out) throws IOException {
        super(out);
        out.write(HEADER);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        checksum.update(bytes, offset, length);
        size += length;
        for (int done = 0; done < length; ) {
            if (filled == BLOCK) {
                writeBlock(false);
            }
            int part = Math.min(BLOCK - filled, length - done);
            System.arraycopy(bytes, offset + done, block, filled, part);
            filled += part;
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        writeBlock(true);
        littleEndian(checksum.getValue(), 4);
        littleEndian(size, 4);
        out.close();
    }

    private void writeBlock(boolean last) throws IOException {
        out.write(last ? 1 : 0);
        littleEndian(filled, 2);
        littleEndian(~filled, 2);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void littleEndian(long number, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (number >>> (8 * i)) & 0xff);
        }
    }
}
