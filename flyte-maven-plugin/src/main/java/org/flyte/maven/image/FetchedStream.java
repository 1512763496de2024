package org.flyte.maven.image;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that another thread fetches while they are read. What goes wrong there is thrown here, where the bytes end. */
final class FetchedStream extends PipedInputStream {
    private static final int BUFFER = 1 << 16;

    private volatile @Nullable Exception failure;

    FetchedStream(BlobStore.Content content) throws IOException {
        super(BUFFER);
        PipedOutputStream out = new PipedOutputStream(this);
        Thread fetching = new Thread(() -> fetch(content, out), "flyte base layer");
        fetching.setDaemon(true);
        fetching.start();
    }

    /** Once who reads has seen enough, the rest of it fails, which nobody hears of. */
    private void fetch(BlobStore.Content content, PipedOutputStream out) {
        try (out) {
            try {
                content.writeTo(out);
            } catch (Exception e) {
                failure = e;
            }
        } catch (IOException e) {
            // The same.
        }
    }

    @Override
    public synchronized int read() throws IOException {
        int next = super.read();
        return next < 0 ? end() : next;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        return count < 0 ? end() : count;
    }

    private int end() throws IOException {
        Exception broken = failure;
        if (broken instanceof IOException io) {
            throw io;
        }
        if (broken instanceof RuntimeException run) {
            throw run;
        }
        if (broken != null) {
            throw new IOException(broken);
        }
        return -1;
    }
}
