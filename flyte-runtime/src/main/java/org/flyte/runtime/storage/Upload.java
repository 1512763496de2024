package org.flyte.runtime.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.apache.opendal.Operator;
import org.apache.opendal.OperatorOutputStream;

/** A large file that goes in parts, one in memory; readers see the object when all of them are there. */
final class Upload {
    private static final int SMALLEST_PART = 8 << 20;
    private static final int MOST_PARTS = 9_000;
    private static final int BUFFER = 1 << 16;

    /** Makes a step, and waits for its end. */
    interface Steps {
        boolean make(Callable<Boolean> step) throws IOException;
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

    /** Writes the object. A failure leaves the writer open on purpose: to close it would publish the parts so far. */
    void of(InputStream content, Steps steps) throws IOException {
        @SuppressWarnings("resource")
        OperatorOutputStream object = new OperatorOutputStream(bucket, key, part);
        while (steps.make(() -> copyPart(content, object))) {
            // Each step is a part.
        }
        steps.make(() -> {
            object.close();
            return true;
        });
    }

    private boolean copyPart(InputStream content, OperatorOutputStream object) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int left = part;
        while (left > 0) {
            int count = content.read(buffer, 0, Math.min(buffer.length, left));
            if (count < 0) {
                return false;
            }
            object.write(buffer, 0, count);
            left -= count;
        }
        return true;
    }
}
