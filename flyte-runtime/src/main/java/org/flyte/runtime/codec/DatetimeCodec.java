package org.flyte.runtime.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.IsoText;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** A point in time: DATETIME, from the year 1 to 9999. It is in UTC on the wire, so an offset or zone comes back as UTC. */
enum DatetimeCodec implements Codec {
    INSTANT,
    OFFSET,
    ZONED;

    /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: the protobuf type holds no other time. */
    private static final long FIRST = -62_135_596_800L;

    private static final long LAST = 253_402_300_799L;

    @Override
    public FlyteType type() {
        return ScalarType.DATETIME;
    }

    @Override
    public String expected() {
        return "a datetime";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (!(literal instanceof Literal.OfDatetime time)) {
            throw ValueException.mismatch(expected(), literal);
        }
        try {
            return of(inRange(Instant.ofEpochSecond(time.seconds(), time.nanos())));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ValueException("is " + time.seconds() + " seconds from 1970, out of the range of an Instant");
        }
    }

    @Override
    public Literal write(@Nullable Object value) {
        Instant time = instant(value);
        return new Literal.OfDatetime(time.getEpochSecond(), time.getNano());
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.TEXT) {
            throw in.mismatch(expected());
        }
        String text = in.in().text();
        try {
            return of(inRange(IsoText.instant(text)));
        } catch (DateTimeException e) {
            throw ValueException.mismatch("a datetime such as 2026-01-31T12:00:00+00:00", new Literal.OfText(text));
        }
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().text(IsoText.of(instant(value)));
    }

    private static Instant instant(@Nullable Object value) {
        Object given = Present.of(value);
        Instant time = given instanceof OffsetDateTime offset
                ? offset.toInstant()
                : given instanceof ZonedDateTime zoned ? zoned.toInstant() : (Instant) given;
        return inRange(time);
    }

    private static Instant inRange(Instant time) {
        if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
            throw new ValueException("is " + time + ", out of the range of a datetime (year 1 to 9999)");
        }
        return time;
    }

    private Object of(Instant time) {
        return switch (this) {
            case INSTANT -> time;
            case OFFSET -> time.atOffset(ZoneOffset.UTC);
            case ZONED -> time.atZone(ZoneOffset.UTC);
        };
    }
}
