package org.flyte.runtime.storage;

import java.io.IOException;
import java.lang.reflect.Field;
import org.apache.opendal.Operator;
import org.apache.opendal.OperatorOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * OpenDAL's stream, each flush of which is a part of the object. It takes single bytes only, which for a large file costs a
 * processor as much as its way through the network; so its buffer is filled from here, as far as the OpenDAL of the class path
 * has one.
 */
final class PartStream {
    private static final @Nullable Field BUFFER = field("bytes", byte[].class);
    private static final @Nullable Field FILLED = field("offset", int.class);

    private final OperatorOutputStream stream;
    private final byte @Nullable [] buffer;

    PartStream(Operator bucket, String key, int part) throws IOException {
        // A stream that is full flushes by itself, so one that takes single bytes has room for one more.
        stream = new OperatorOutputStream(bucket, key, BUFFER == null || FILLED == null ? part + 1 : part);
        buffer = BUFFER == null || FILLED == null ? null : (byte[]) value(BUFFER, stream);
    }

    /** Takes bytes, at most a part, to be sent next; those before must have been sent. */
    void take(byte[] bytes, int count) throws IOException {
        if (buffer == null || FILLED == null) {
            stream.write(bytes, 0, count);
            return;
        }
        System.arraycopy(bytes, 0, buffer, 0, count);
        try {
            FILLED.setInt(stream, count);
        } catch (IllegalAccessException e) {
            throw new IOException(e);
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

    private static Object value(Field field, Object owner) throws IOException {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IOException(e);
        }
    }

    /** Null where this is another OpenDAL than the runtime was made for. */
    private static @Nullable Field field(String name, Class<?> type) {
        try {
            Field field = OperatorOutputStream.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.getType() == type ? field : null;
        } catch (NoSuchFieldException | RuntimeException e) {
            return null;
        }
    }
}
