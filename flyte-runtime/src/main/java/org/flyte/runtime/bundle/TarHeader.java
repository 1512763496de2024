package org.flyte.runtime.bundle;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One 512-byte header of a tar archive in the ustar form. */
record TarHeader(String name, char type, long size, boolean executable) {
    static final char FILE = '0';
    static final char FOLDER = '5';
    static final int BLOCK = 512;

    private static final int OWNER_EXECUTES = 0100;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;

    static TarHeader read(byte[] block) throws TarException {
        if (number(block, CHECKSUM_AT, CHECKSUM_LENGTH) != checksum(block)) {
            throw new TarException("a header's checksum is wrong");
        }
        boolean ustar = text(block, 257, 6).startsWith("ustar");
        String prefix = ustar ? text(block, 345, 155) : "";
        String name = text(block, 0, 100);
        char type = block[156] == 0 ? '0' : (char) (block[156] & 0xFF);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                type,
                number(block, 124, 12),
                (number(block, 100, 8) & OWNER_EXECUTES) != 0);
    }

    /** The same entry under what an extended header says. */
    TarHeader with(@Nullable String otherName, long otherSize) {
        return new TarHeader(otherName == null ? name : otherName, type, otherSize < 0 ? size : otherSize, executable);
    }

    /** How many bytes follow the entry's content up to the next block. */
    static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < block.length; i++) {
            boolean inField = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += inField ? ' ' : block[i] & 0xFF;
        }
        return sum;
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] block, int from, int length) throws TarException {
        String digits = text(block, from, length).strip();
        try {
            return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new TarException("a header's number is not octal");
        }
    }
}
