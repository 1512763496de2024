package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.opendal.Operator;

/**
 * A large file that goes in parts, the next one read while the last is on its way: two of them in memory. Readers see the object
 * when all of it is there.
 */
final class Upload {
    private static final int SMALLEST_PART = 8 << 20;
    private static final int MOST_PARTS = 9_000;
    private static final int READ = 1 << 16;

    /** A store that puts the parts together may copy all of them, though faster than they came. */
    private static final int COPIED_FOR_ONE_SENT = 8;

    /** Waits for a part to arrive. */
    interface Wait {
        void of(Future<Boolean> part, long bytes) throws IOException;
    }

    private final Operator bucket;
    private final String key;
    private final int part;

    Upload(Operator bucket, String key, long size) {
        this.bucket = bucket;
        this.key = key;
        this.part = (int) Math.max(SMALLEST_PART, size / MOST_PARTS + 1);
    }

    /** Bytes of all parts but the last. */
    int part() {
        return part;
    }

    /**
     * Writes the object. A failure leaves the writer open on purpose: to close it would publish the parts so far.
     *
     * @param start what was read of the content already; at most a part, of which it becomes the buffer
     * @param rest read to its end
     */
    void of(byte[] start, InputStream rest, Wait wait) throws IOException {
        PartStream object = new PartStream(bucket, key, part);
        byte[] next = start.length == part ? start : Arrays.copyOf(start, part);
        int count = fill(next, start.length, rest);
        long total = count;
        while (count == part) {
            object.take(next, count);
            Future<Boolean> sent = BoundedCalls.start(done(object::send));
            count = fill(next, 0, rest);
            total += count;
            wait.of(sent, part);
        }
        object.take(next, count);
        wait.of(BoundedCalls.start(done(object::finish)), part + total / COPIED_FOR_ONE_SENT);
    }

    /**
     * Fills a buffer from a place on as far as the content goes, and returns the place behind the last byte. In short reads, as the
     * JDK keeps memory outside of the heap, for each thread, of as many bytes as were asked of a file at a time.
     */
    static int fill(byte[] buffer, int from, InputStream content) throws IOException {
        int count = from;
        while (count < buffer.length) {
            int read = content.read(buffer, count, Math.min(READ, buffer.length - count));
            if (read < 0) {
                break;
            }
            count += read;
        }
        return count;
    }

    private interface Step {
        void make() throws IOException;
    }

    private static Callable<Boolean> done(Step step) {
        return () -> {
            step.make();
            return true;
        };
    }
}
