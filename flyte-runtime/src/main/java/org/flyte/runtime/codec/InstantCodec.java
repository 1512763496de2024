package org.flyte.runtime.codec;

import java.time.DateTimeException;
import java.time.Instant;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code Instant}: DATETIME, from the year 1 to 9999. */
enum InstantCodec implements Codec {
    INSTANT;

    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: the protobuf type holds no other time. */
    private static final long FIRST = -62_135_596_800L;

    private static final long LAST = 253_402_300_799L;

    @Override
    public LiteralType type() {
        return LiteralType.DATETIME;
    }

    @Override
    public String tag() {
        return "datetime";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfDatetime time) {
            try {
                return Instant.ofEpochSecond(time.seconds(), time.nanos());
            } catch (DateTimeException | ArithmeticException e) {
                throw new ValueException("is " + time.seconds() + " seconds from 1970, out of the range of an Instant");
            }
        }
        throw ValueException.mismatch("a datetime", literal);
    }

    @Override
    public Literal write(Object value) {
        Instant time = (Instant) value;
        if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
            throw new ValueException("is " + time + ", out of the range of a datetime (year 1 to 9999)");
        }
        return new Literal.OfDatetime(time.getEpochSecond(), time.getNano());
    }
}
