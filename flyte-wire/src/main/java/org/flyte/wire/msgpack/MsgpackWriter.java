package org.flyte.wire.msgpack;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes msgpack value by value, each in its shortest form and every float with 64 bits, as Python's library does. After
 * {@link #list} follow its items, after {@link #map} its keys and values by turns; their number is the caller's to keep.
 */
public final class MsgpackWriter {
    private ByteBuffer out = ByteBuffer.allocate(256);

    public MsgpackWriter nil() {
        return code(0xC0);
    }

    public MsgpackWriter bool(boolean value) {
        return code(value ? 0xC3 : 0xC2);
    }

    public MsgpackWriter integer(long value) {
        if (value >= 0) {
            return unsigned(value);
        }
        if (value >= -32) {
            return code((int) value);
        }
        if (value >= Byte.MIN_VALUE) {
            return wide(0xD0, value, 1);
        }
        if (value >= Short.MIN_VALUE) {
            return wide(0xD1, value, 2);
        }
        return value >= Integer.MIN_VALUE ? wide(0xD2, value, 4) : wide(0xD3, value, 8);
    }

    /**
     * Writes an integer of up to 64 bits without sign.
     *
     * @throws MsgpackException for an integer below {@code -2^63} or above {@code 2^64 - 1}
     */
    public MsgpackWriter integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return integer(value.longValue());
        }
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new MsgpackException("an integer of more than 64 bits");
        }
        return wide(0xCF, value.longValue(), 8);
    }

    public MsgpackWriter number(double value) {
        return wide(0xCB, Double.doubleToRawLongBits(value), 8);
    }

    /**
     * Writes text.
     *
     * @throws MsgpackException for half a surrogate pair, which no UTF-8 can tell
     */
    public MsgpackWriter text(String value) {
        if (!Surrogates.arePaired(value)) {
            throw new MsgpackException("text with half a surrogate pair");
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 32) {
            code(0xA0 | utf8.length);
        } else if (utf8.length <= 0xFF) {
            wide(0xD9, utf8.length, 1);
        } else {
            head(0xDA, utf8.length);
        }
        room(utf8.length).put(utf8);
        return this;
    }

    public MsgpackWriter bytes(byte[] value) {
        if (value.length <= 0xFF) {
            wide(0xC4, value.length, 1);
        } else {
            head(0xC5, value.length);
        }
        room(value.length).put(value);
        return this;
    }

    public MsgpackWriter list(int size) {
        return size < 16 ? code(0x90 | size) : head(0xDC, size);
    }

    public MsgpackWriter map(int size) {
        return size < 16 ? code(0x80 | size) : head(0xDE, size);
    }

    /** Writes a value that was written before, as a key that comes again and again. */
    public MsgpackWriter packed(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    /** What was written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    /** How many bytes were written so far. */
    public int size() {
        return out.position();
    }

    /**
     * Takes back what was written last.
     *
     * @param size how many bytes stay, as {@link #size()} gave it before
     */
    public void backTo(int size) {
        out.position(Math.min(size, out.position()));
    }

    private MsgpackWriter unsigned(long value) {
        if (value < 0x80) {
            return code((int) value);
        }
        if (value <= 0xFF) {
            return wide(0xCC, value, 1);
        }
        if (value <= 0xFFFF) {
            return wide(0xCD, value, 2);
        }
        return value <= 0xFFFF_FFFFL ? wide(0xCE, value, 4) : wide(0xCF, value, 8);
    }

    private MsgpackWriter head(int code, int size) {
        return size <= 0xFFFF ? wide(code, size, 2) : wide(code + 1, size, 4);
    }

    private MsgpackWriter code(int code) {
        room(1).put((byte) code);
        return this;
    }

    private MsgpackWriter wide(int code, long value, int width) {
        ByteBuffer to = room(1 + width).put((byte) code);
        switch (width) {
            case 1 -> to.put((byte) value);
            case 2 -> to.putShort((short) value);
            case 4 -> to.putInt((int) value);
            default -> to.putLong(value);
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (bytes > out.remaining()) {
            long need = (long) out.position() + bytes;
            long size = Math.min(Integer.MAX_VALUE - 8L, Math.max(need, 2L * out.capacity()));
            if (need > size) {
                throw new MsgpackException("a value of more than 2 GiB");
            }
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), (int) size)).position(out.position());
        }
        return out;
    }
}
