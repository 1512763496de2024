package org.flyte.runtime.storage;

import java.io.IOException;
import java.lang.reflect.Field;
import org.apache.opendal.Operator;
import org.apache.opendal.OperatorOutputStream;

/**
 * OpenDAL's stream, each flush of which is a part of the object. It takes single bytes only, which for a large file costs a
 * processor as much as its way through the network; so its buffer is filled from here.
 */
final class PartStream {
    private static final Field BUFFER = field("bytes");
    private static final Field FILLED = field("offset");

    private final OperatorOutputStream stream;
    private final byte[] buffer;

    PartStream(Operator bucket, String key, int part) {
        stream = new OperatorOutputStream(bucket, key, part);
        try {
            buffer = (byte[]) BUFFER.get(stream);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes bytes, at most a part, to be sent next; those before must have been sent. */
    void take(byte[] bytes, int count) {
        System.arraycopy(bytes, 0, buffer, 0, count);
        try {
            FILLED.setInt(stream, count);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what was taken, as a part. */
    void send() throws IOException {
        stream.flush();
    }

    /** Sends what was taken, and makes an object of all parts. */
    void finish() throws IOException {
        stream.close();
    }

    private static Field field(String name) {
        try {
            Field field = OperatorOutputStream.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This is another OpenDAL than the runtime was made for", e);
        }
    }
}
