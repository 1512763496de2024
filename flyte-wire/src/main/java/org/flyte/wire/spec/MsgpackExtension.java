package org.flyte.wire.spec;

import java.nio.ByteBuffer;

/** Extensions of msgpack in their shortest form. */
final class MsgpackExtension {
    /** The code that msgpack itself gives to times. */
    static final byte TIME = -1;

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECOND_BITS = 34;

    private MsgpackExtension() {}

    static byte[] of(byte code, byte[] content) {
        int length = content.length;
        byte[] head =
                switch (length) {
                    case 1, 2, 4, 8, 16 -> new byte[] {(byte) (0xD4 + Integer.numberOfTrailingZeros(length))};
                    default ->
                        length <= 0xFF
                                ? MsgpackForm.wide(0xC7, length, 1)
                                : MsgpackForm.wide(length <= 0xFFFF ? 0xC8 : 0xC9, length, length <= 0xFFFF ? 2 : 4);
                };
        return MsgpackForm.join(MsgpackForm.join(head, new byte[] {code}), content);
    }

    /**
     * Returns the time's shortest form.
     *
     * @throws IllegalArgumentException where the bytes are no time
     */
    static byte[] time(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        long seconds;
        long nanos;
        switch (content.length) {
            case Integer.BYTES -> {
                seconds = Integer.toUnsignedLong(in.getInt());
                nanos = 0;
            }
            case Long.BYTES -> {
                long both = in.getLong();
                seconds = both & ((1L << SECOND_BITS) - 1);
                nanos = both >>> SECOND_BITS;
            }
            case Integer.BYTES + Long.BYTES -> {
                nanos = Integer.toUnsignedLong(in.getInt());
                seconds = in.getLong();
            }
            default -> throw new IllegalArgumentException("No time has " + content.length + " bytes");
        }
        if (nanos >= NANOS_PER_SECOND) {
            throw new IllegalArgumentException("No second has " + nanos + " nanoseconds");
        }
        return of(TIME, content(seconds, nanos));
    }

    private static byte[] content(long seconds, long nanos) {
        if (seconds >>> SECOND_BITS != 0) {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt((int) nanos)
                    .putLong(seconds)
                    .array();
        }
        return nanos == 0 && seconds <= 0xFFFF_FFFFL
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) seconds).array()
                : ByteBuffer.allocate(Long.BYTES)
                        .putLong(nanos << SECOND_BITS | seconds)
                        .array();
    }
}
