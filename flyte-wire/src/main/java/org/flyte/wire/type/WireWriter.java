package org.flyte.wire.type;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the fields of one protobuf message in the order of the calls. Not thread-safe. */
public final class WireWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] buffer = new byte[64];
    private int size;

    /** Writes a varint field: int32, int64, bool or an enum. */
    public WireWriter varint(int field, long value) {
        tag(field, VARINT);
        raw(value);
        return this;
    }

    /** Writes a double field. */
    public WireWriter fixed64(int field, double value) {
        tag(field, FIXED64);
        long bits = Double.doubleToRawLongBits(value);
        room(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            buffer[size++] = (byte) (bits >>> shift);
        }
        return this;
    }

    /** Writes a string field; text that is no valid Unicode gets {@code ?} in its place. */
    public WireWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a bytes field, or an embedded message that is written already. */
    public WireWriter bytes(int field, byte[] value) {
        return bytes(field, value, value.length);
    }

    /** Writes an embedded message. */
    public WireWriter message(int field, WireWriter message) {
        return bytes(field, message.buffer, message.size);
    }

    /** The message. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private WireWriter bytes(int field, byte[] value, int length) {
        tag(field, LENGTH_DELIMITED);
        raw(length);
        room(length);
        System.arraycopy(value, 0, buffer, size, length);
        size += length;
        return this;
    }

    private void tag(int field, int wireType) {
        raw(((long) field << 3) | wireType);
    }

    private void raw(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), buffer.length * 2));
        }
    }
}
