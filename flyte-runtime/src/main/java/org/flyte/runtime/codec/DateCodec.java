package org.flyte.runtime.codec;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.msgpack.MsgpackKind;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** {@code LocalDate}: DATETIME at midnight in UTC, from the year 1 to 9999. */
enum DateCodec implements Codec {
    DATE;

    private static final long SECONDS_A_DAY = 86_400;

    @Override
    public FlyteType type() {
        return ScalarType.DATE;
    }

    @Override
    public String expected() {
        return "a date";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (!(literal instanceof Literal.OfDatetime time)) {
            throw ValueException.mismatch(expected(), literal);
        }
        if (time.nanos() != 0 || Math.floorMod(time.seconds(), SECONDS_A_DAY) != 0) {
            throw new ValueException("is a datetime that is not midnight in UTC where " + expected() + " is expected");
        }
        try {
            return LocalDate.ofEpochDay(Math.floorDiv(time.seconds(), SECONDS_A_DAY));
        } catch (DateTimeException e) {
            throw new ValueException("is " + time.seconds() + " seconds from 1970, out of the range of a date");
        }
    }

    @Override
    public Literal write(@Nullable Object value) {
        return new Literal.OfDatetime(date(value).toEpochDay() * SECONDS_A_DAY, 0);
    }

    @Override
    public Object unpack(Unpacker in) {
        if (in.next() != MsgpackKind.TEXT) {
            throw in.mismatch(expected());
        }
        String text = in.in().text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ValueException.mismatch("a date such as 2026-01-31", new Literal.OfText(text));
        }
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        out.out().text(date(value).toString());
    }

    private static LocalDate date(@Nullable Object value) {
        LocalDate date = (LocalDate) Present.of(value);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new ValueException("is " + date + ", out of the range of a date (year 1 to 9999)");
        }
        return date;
    }
}
