package org.flyte.wire.msgpack;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads msgpack value by value: after {@link #list()} come its items, after {@link #map()} its keys and values by turns.
 * Bytes from anywhere are safe to read: no length is believed that is not there, and nesting ends at {@value #DEEPEST},
 * below which Python's library refuses too.
 *
 * <p>Every method that reads throws {@link MsgpackException} when the next value is of another kind or cut off. Keys that
 * occur twice are the caller's to refuse.
 */
public final class MsgpackReader {
    /** How deep lists and maps may be nested. */
    public static final int DEEPEST = 500;

    private static final BigInteger TWO_POW_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final ByteBuffer in;
    /** How many values each open list or map still has. */
    private long[] missing = new long[8];

    private int depth;
    /** Where this began in the bytes of the reader that it is a copy of. */
    private int base;

    public MsgpackReader(byte[] packed) {
        this(ByteBuffer.wrap(packed));
    }

    /** Reads from the buffer's position to its limit; the buffer itself stays as it is. */
    public MsgpackReader(ByteBuffer packed) {
        in = packed.slice();
    }

    /** A reader that goes on from the same place by itself, to look ahead. */
    public MsgpackReader copy() {
        MsgpackReader copy = new MsgpackReader(in);
        copy.base = position();
        copy.missing = missing.clone();
        copy.depth = depth;
        return copy;
    }

    /** How many bytes were read. */
    public int position() {
        return base + in.position();
    }

    /**
     * Passes over the next value when it is this one.
     *
     * @param packed one value as {@link MsgpackWriter} writes it
     */
    public boolean skipIf(byte[] packed) {
        int at = in.position();
        if (packed.length > in.remaining()) {
            return false;
        }
        for (int i = 0; i < packed.length; i++) {
            if (in.get(at + i) != packed[i]) {
                return false;
            }
        }
        count();
        in.position(at + packed.length);
        return true;
    }

    /** The kind of the next value, which stays unread. */
    public MsgpackKind next() {
        if (!in.hasRemaining()) {
            throw cutOff();
        }
        return MsgpackKind.of(in.get(in.position()) & 0xFF);
    }

    public void nil() {
        head(MsgpackKind.NIL);
    }

    public boolean bool() {
        return head(MsgpackKind.BOOLEAN) == 0xC3;
    }

    /** An integer of 64 bits with sign; a larger one is refused. */
    public long integer() {
        int at = in.position();
        int code = head(MsgpackKind.INTEGER);
        long value = integer(code);
        if (code == 0xCF && value < 0) {
            in.position(at);
            throw new MsgpackException("an integer above " + Long.MAX_VALUE);
        }
        return value;
    }

    /** Any integer of msgpack: from {@code -2^63} to {@code 2^64 - 1}. */
    public BigInteger bigInteger() {
        int code = head(MsgpackKind.INTEGER);
        BigInteger value = BigInteger.valueOf(integer(code));
        return code == 0xCF && value.signum() < 0 ? value.add(TWO_POW_64) : value;
    }

    /** A number with a fraction, of 32 or 64 bits. An integer is none: see {@link #next()}. */
    public double number() {
        boolean single = head(MsgpackKind.FLOAT) == 0xCA;
        return single ? Float.intBitsToFloat((int) unsigned(4)) : Double.longBitsToDouble(unsigned(8));
    }

    /** Text, which has to be well-formed UTF-8. */
    public String text() {
        int code = head(MsgpackKind.TEXT);
        byte[] utf8 = take(code < 0xC0 ? code & 0x1F : unsigned(1 << (code - 0xD9)));
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            check(utf8);
        }
        return text;
    }

    public byte[] bytes() {
        int code = head(MsgpackKind.BYTES);
        return take(unsigned(1 << (code - 0xC4)));
    }

    /** Enters a list; returns how many items follow. */
    public int list() {
        int code = head(MsgpackKind.LIST);
        return enter(code < 0xC0 ? code & 0x0F : unsigned(2 << (code - 0xDC)), 1);
    }

    /** Enters a map; returns how many pairs of key and value follow. */
    public int map() {
        int code = head(MsgpackKind.MAP);
        return enter(code < 0xC0 ? code & 0x0F : unsigned(2 << (code - 0xDE)), 2);
    }

    /** Passes over one value with all that is in it, without recursion. */
    public void skip() {
        leaveFinished();
        int outside = depth;
        do {
            switch (next()) {
                case NIL -> nil();
                case BOOLEAN -> bool();
                case INTEGER -> bigInteger();
                case FLOAT -> number();
                case TEXT -> text();
                case BYTES -> bytes();
                case LIST -> list();
                case MAP -> map();
                case EXTENSION -> throw unexpected(MsgpackKind.EXTENSION);
            }
            leaveFinished();
        } while (depth > outside);
    }

    /** Checks that nothing follows. */
    public void end() {
        if (in.hasRemaining()) {
            throw new MsgpackException(in.remaining() + " bytes after the value's end");
        }
    }

    private int head(MsgpackKind kind) {
        MsgpackKind found = next();
        if (found != kind) {
            throw unexpected(found);
        }
        count();
        return in.get() & 0xFF;
    }

    /** Takes a value from what the list or map around it still has. */
    private void count() {
        leaveFinished();
        if (depth > 0) {
            missing[depth - 1]--;
        }
    }

    private int enter(long size, int each) {
        // Every value has a byte at least, so a size beyond what is left is a lie.
        if (size * each > in.remaining()) {
            throw cutOff();
        }
        if (size > 0) {
            if (depth == DEEPEST) {
                throw new MsgpackException("lists and maps nested deeper than " + DEEPEST);
            }
            if (depth == missing.length) {
                missing = Arrays.copyOf(missing, 2 * depth);
            }
            missing[depth++] = size * each;
        }
        return (int) size;
    }

    private void leaveFinished() {
        while (depth > 0 && missing[depth - 1] == 0) {
            depth--;
        }
    }

    private long integer(int code) {
        if (code < 0x80 || code >= 0xE0) {
            return (byte) code;
        }
        return switch (code) {
            case 0xD0 -> (byte) unsigned(1);
            case 0xD1 -> (short) unsigned(2);
            case 0xD2 -> (int) unsigned(4);
            case 0xD3 -> unsigned(8);
            default -> unsigned(1 << (code - 0xCC));
        };
    }

    private long unsigned(int width) {
        if (width > in.remaining()) {
            throw cutOff();
        }
        return switch (width) {
            case 1 -> in.get() & 0xFF;
            case 2 -> in.getShort() & 0xFFFF;
            case 4 -> in.getInt() & 0xFFFF_FFFFL;
            default -> in.getLong();
        };
    }

    private byte[] take(long length) {
        if (length > in.remaining()) {
            throw cutOff();
        }
        byte[] taken = new byte[(int) length];
        in.get(taken);
        return taken;
    }

    private static void check(byte[] utf8) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException e) {
            throw new MsgpackException("text that is not UTF-8");
        }
    }

    private MsgpackException cutOff() {
        return new MsgpackException("bytes that end in the middle of a value, at byte " + in.limit());
    }

    private static MsgpackException unexpected(MsgpackKind found) {
        return new MsgpackException(found.words());
    }
}
