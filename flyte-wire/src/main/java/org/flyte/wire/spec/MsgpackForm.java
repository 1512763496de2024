package org.flyte.wire.spec;

import java.nio.ByteBuffer;

/** The shortest form of a msgpack value. */
final class MsgpackForm {
    private MsgpackForm() {}

    static byte[] integer(long value) {
        if (value >= 0) {
            return unsigned(value);
        }
        if (value >= -32) {
            return new byte[] {(byte) value};
        }
        if (value >= Byte.MIN_VALUE) {
            return wide(0xD0, value, 1);
        }
        if (value >= Short.MIN_VALUE) {
            return wide(0xD1, value, 2);
        }
        return value >= Integer.MIN_VALUE ? wide(0xD2, value, 4) : wide(0xD3, value, 8);
    }

    static byte[] unsigned(long value) {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            return wide(0xCF, value, 8);
        }
        if (value < 0x80) {
            return new byte[] {(byte) value};
        }
        return value <= 0xFF ? wide(0xCC, value, 1) : value <= 0xFFFF ? wide(0xCD, value, 2) : wide(0xCE, value, 4);
    }

    /** Python knows numbers with a fraction of 64 bits only. */
    static byte[] number(double value) {
        return wide(0xCB, Double.doubleToRawLongBits(value), 8);
    }

    static byte[] text(byte[] utf8) {
        return join(
                utf8.length < 32
                        ? new byte[] {(byte) (0xA0 | utf8.length)}
                        : utf8.length <= 0xFF ? wide(0xD9, utf8.length, 1) : longHead(0xDA, utf8.length),
                utf8);
    }

    static byte[] bytes(byte[] content) {
        return join(content.length <= 0xFF ? wide(0xC4, content.length, 1) : longHead(0xC5, content.length), content);
    }

    static byte[] head(boolean map, long size) {
        if (size < 16) {
            return new byte[] {(byte) ((map ? 0x80 : 0x90) | size)};
        }
        return longHead(map ? 0xDE : 0xDC, size);
    }

    private static byte[] longHead(int code, long size) {
        return size <= 0xFFFF ? wide(code, size, 2) : wide(code + 1, size, 4);
    }

    static byte[] wide(int code, long value, int width) {
        byte[] form = new byte[1 + width];
        form[0] = (byte) code;
        for (int i = 0; i < width; i++) {
            form[width - i] = (byte) (value >>> (8 * i));
        }
        return form;
    }

    static byte[] join(byte[] head, byte[] content) {
        return ByteBuffer.allocate(head.length + content.length)
                .put(head)
                .put(content)
                .array();
    }
}
