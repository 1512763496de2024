package org.flyte.wire.spec;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * msgpack with the keys of all maps sorted by their packed bytes and every number in its shortest form, as the Python SDK
 * writes it for hashing, so that equal values give equal bytes.
 */
final class CanonicalMsgpack {
    private static final int DEEPEST = 500;

    private final ByteBuffer in;
    private int depth;

    private CanonicalMsgpack(byte[] packed) {
        in = ByteBuffer.wrap(packed);
    }

    /** Returns the canonical form; bytes that are not one msgpack value come back as they are. */
    static byte[] of(byte[] packed) {
        try {
            CanonicalMsgpack reader = new CanonicalMsgpack(packed);
            byte[] value = reader.value(false);
            return reader.in.hasRemaining() ? packed : value;
        } catch (BufferUnderflowException | IllegalArgumentException | CharacterCodingException e) {
            return packed;
        }
    }

    private byte[] value(boolean key) throws CharacterCodingException {
        int code = in.get() & 0xFF;
        if (code < 0x80 || code >= 0xE0) {
            return new byte[] {(byte) code};
        }
        if (code < 0xA0) {
            return container(code < 0x90, code & 0x0F, key);
        }
        if (code < 0xC0) {
            return text(code & 0x1F);
        }
        return switch (code) {
            case 0xC0, 0xC2, 0xC3 -> new byte[] {(byte) code};
            case 0xC4 -> bytes(unsigned(1));
            case 0xC5 -> bytes(unsigned(2));
            case 0xC6 -> bytes(unsigned(4));
            case 0xCA -> MsgpackForm.number(in.getFloat());
            case 0xCB -> MsgpackForm.number(in.getDouble());
            case 0xCC -> MsgpackForm.integer(unsigned(1));
            case 0xCD -> MsgpackForm.integer(unsigned(2));
            case 0xCE -> MsgpackForm.integer(unsigned(4));
            case 0xCF -> MsgpackForm.unsigned(in.getLong());
            case 0xD0 -> MsgpackForm.integer(in.get());
            case 0xD1 -> MsgpackForm.integer(in.getShort());
            case 0xD2 -> MsgpackForm.integer(in.getInt());
            case 0xD3 -> MsgpackForm.integer(in.getLong());
            case 0xD9 -> text(unsigned(1));
            case 0xDA -> text(unsigned(2));
            case 0xDB -> text(unsigned(4));
            case 0xDC -> container(false, unsigned(2), key);
            case 0xDD -> container(false, unsigned(4), key);
            case 0xDE -> container(true, unsigned(2), key);
            case 0xDF -> container(true, unsigned(4), key);
            case 0xC7 -> extension(unsigned(1), key);
            case 0xC8 -> extension(unsigned(2), key);
            case 0xC9 -> extension(unsigned(4), key);
            case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> extension(1L << (code - 0xD4), key);
            default -> throw new IllegalArgumentException("A code that msgpack has not");
        };
    }

    private long unsigned(int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (in.get() & 0xFF);
        }
        return value;
    }

    private byte[] text(long length) throws CharacterCodingException {
        byte[] utf8 = take(length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        return MsgpackForm.text(utf8);
    }

    private byte[] bytes(long length) {
        return MsgpackForm.bytes(take(length));
    }

    private byte[] take(long length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[(int) length];
        in.get(taken);
        return taken;
    }

    /** Python takes an extension for a pair, of a code and bytes, but where it is a key, and a time for itself. */
    private byte[] extension(long length, boolean key) {
        byte code = in.get();
        byte[] content = take(length);
        if (code == MsgpackExtension.TIME) {
            return MsgpackExtension.time(content);
        }
        if (code < 0) {
            throw new IllegalArgumentException("An extension that Python refuses");
        }
        return key
                ? MsgpackExtension.of(code, content)
                : MsgpackForm.join(
                        MsgpackForm.join(MsgpackForm.head(false, 2), MsgpackForm.integer(code)),
                        MsgpackForm.bytes(content));
    }

    private byte[] container(boolean map, long size, boolean key) throws CharacterCodingException {
        if (key || ++depth > DEEPEST || size > in.remaining()) {
            throw new IllegalArgumentException("No container that Python could read");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MsgpackForm.head(map, size));
        if (map) {
            CanonicalEntries entries = new CanonicalEntries();
            for (long i = 0; i < size; i++) {
                entries.put(value(true), value(false));
            }
            out.reset();
            out.writeBytes(MsgpackForm.head(true, entries.size()));
            entries.writeTo(out);
        } else {
            for (long i = 0; i < size; i++) {
                out.writeBytes(value(false));
            }
        }
        depth--;
        return out.toByteArray();
    }
}
