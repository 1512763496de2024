package org.flyte.runtime.literal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of one protobuf message in the order in which they come. After {@link #next()} the field's value is
 * read by the method of its type, or skipped by calling {@code next()} again. Not thread-safe.
 */
public final class WireReader {
    private static final int DEEPEST = 100;

    private final byte[] bytes;
    private final int end;
    private final int depth;
    private int position;
    private int field;
    private int wireType;
    private boolean pending;

    /** Reads a whole array. */
    public WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length, 0);
    }

    private WireReader(byte[] bytes, int start, int end, int depth) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        this.depth = depth;
    }

    /**
     * Goes to the next field.
     *
     * @return whether there is one
     * @throws WireException where the bytes are no protobuf message
     */
    public boolean next() {
        if (pending) {
            skip();
        }
        if (position == end) {
            return false;
        }
        long tag = raw();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (field == 0 || tag >>> 32 != 0) {
            throw new WireException("no field number at byte " + position);
        }
        pending = true;
        return true;
    }

    /** The number of the field at hand. */
    public int field() {
        return field;
    }

    /** An int32, int64, bool or enum field. */
    public long varint() {
        expect(0);
        return raw();
    }

    /** A double field. */
    public double fixed64() {
        expect(1);
        long bits = 0;
        int from = forward(Long.BYTES);
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            bits = (bits << Byte.SIZE) | (bytes[from + i] & 0xFF);
        }
        return Double.longBitsToDouble(bits);
    }

    /** A string field. */
    public String text() {
        expect(2);
        int length = length();
        int from = forward(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WireException("a text that is not UTF-8 at byte " + from);
        }
    }

    /** A bytes field, or an embedded message that is to stay as it is. */
    public byte[] bytes() {
        expect(2);
        int length = length();
        int from = forward(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** An embedded message. */
    public WireReader message() {
        expect(2);
        if (depth == DEEPEST) {
            throw new WireException("messages nested deeper than " + DEEPEST);
        }
        int length = length();
        int from = forward(length);
        return new WireReader(bytes, from, from + length, depth + 1);
    }

    private void skip() {
        pending = false;
        switch (wireType) {
            case 0 -> raw();
            case 1 -> forward(Long.BYTES);
            case 2 -> forward(length());
            case 5 -> forward(Integer.BYTES);
            default -> throw new WireException("the unknown wire type " + wireType + " at byte " + position);
        }
    }

    private void expect(int expected) {
        if (wireType != expected) {
            throw new WireException("field " + field + " with the wire type " + wireType + " at byte " + position);
        }
        pending = false;
    }

    private int length() {
        long length = raw();
        if (length < 0 || length > end - position) {
            throw new WireException("a field that is longer than its message at byte " + position);
        }
        return (int) length;
    }

    private long raw() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[forward(1)];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new WireException("a number that does not end at byte " + position);
    }

    private int forward(int count) {
        if (count > end - position) {
            throw new WireException("an end within a field at byte " + position);
        }
        int from = position;
        position += count;
        return from;
    }
}
