package org.flyte.wire.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Values as msgpack, each in a form that may be longer than it need be, with the keys of maps in any order. */
final class RandomMsgpack {
    private static final int DEEPEST = 3;
    private static final List<String> TEXTS =
            List.of("", "a", "b", "ab", "abc", "B", "ä", "\uFB01", "\uD83D\uDE00", "x".repeat(40), "y".repeat(300));
    private static final List<Double> FRACTIONS =
            List.of(0.0, -0.0, 1.0, 0.1, -1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    private final Random random;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();

    RandomMsgpack(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    double fraction() {
        return FRACTIONS.get(random.nextInt(FRACTIONS.size()));
    }

    /** One value; now and then cut off, or no msgpack at all. */
    byte[] next() {
        out = new ByteArrayOutputStream();
        value(0);
        byte[] packed = out.toByteArray();
        return random.nextInt(12) == 0 ? Arrays.copyOf(packed, packed.length - 1) : packed;
    }

    private void value(int depth) {
        switch (random.nextInt(depth == DEEPEST ? 6 : 10)) {
            case 0 -> out.write(new byte[] {(byte) 0xC0, (byte) 0xC2, (byte) 0xC3}[random.nextInt(3)]);
            case 1 -> integer();
            case 2 -> number(0xCB, Double.doubleToRawLongBits(fraction()), 8);
            case 3 -> number(0xCA, Float.floatToRawIntBits((float) fraction()), 4);
            case 4 -> text(text());
            case 5 -> bytes();
            case 6, 7 -> list(depth);
            default -> map(depth);
        }
    }

    private void integer() {
        long value = random.nextLong() >> random.nextInt(64);
        int small = (int) value & 0x7F;
        switch (random.nextInt(7)) {
            case 0 -> out.write(small);
            case 1 -> out.write(0xE0 | (small & 0x1F));
            case 2 -> number(0xCC, value, 1);
            case 3 -> number(0xD1, value, 2);
            case 4 -> number(0xCE, value, 4);
            case 5 -> number(0xCF, value, 8);
            default -> number(0xD3, value, 8);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 32 && random.nextBoolean()) {
            out.write(0xA0 | utf8.length);
        } else if (utf8.length < 256 && random.nextBoolean()) {
            number(0xD9, utf8.length, 1);
        } else {
            number(0xDB, utf8.length, 4);
        }
        out.writeBytes(utf8);
    }

    private void bytes() {
        byte[] content = new byte[random.nextInt(5)];
        random.nextBytes(content);
        number(0xC5, content.length, 2);
        out.writeBytes(content);
    }

    private void list(int depth) {
        int size = random.nextInt(20);
        if (size < 16 && random.nextBoolean()) {
            out.write(0x90 | size);
        } else {
            number(0xDC, size, 2);
        }
        for (int i = 0; i < size; i++) {
            value(depth + 1);
        }
    }

    /** Untyped maps have keys of any single type, but of one. */
    private void map(int depth) {
        int size = random.nextInt(8);
        boolean texts = random.nextBoolean();
        number(0xDE, size, 2);
        for (int i = 0; i < size; i++) {
            if (texts) {
                text(text());
            } else {
                integer();
            }
            value(depth + 1);
        }
    }

    private void number(int code, long value, int width) {
        out.write(code);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
