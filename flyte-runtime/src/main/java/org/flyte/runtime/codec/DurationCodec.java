package org.flyte.runtime.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.flyte.runtime.literal.Literal;
import org.flyte.wire.type.FlyteType;
import org.flyte.wire.type.ScalarType;
import org.jspecify.annotations.Nullable;

/** {@code Duration}: DURATION, up to 10,000 years either way; inside of records seconds as a float, as in Python. */
enum DurationCodec implements Codec {
    DURATION;

    /** The protobuf type's range in seconds. */
    private static final long LONGEST = 315_576_000_000L;

    private static final int NANOS_A_SECOND = 1_000_000_000;
    private static final int MICRO_DIGITS = 6;
    private static final int NANO_DIGITS = 9;

    @Override
    public FlyteType type() {
        return ScalarType.DURATION;
    }

    @Override
    public String expected() {
        return "a duration";
    }

    @Override
    public Object readOwn(Literal literal) {
        if (!(literal instanceof Literal.OfDuration duration)) {
            throw ValueException.mismatch(expected(), literal);
        }
        try {
            return Duration.ofSeconds(duration.seconds(), duration.nanos());
        } catch (ArithmeticException e) {
            throw new ValueException("is " + duration.seconds() + " seconds, out of the range of a Duration");
        }
    }

    @Override
    public Literal write(@Nullable Object value) {
        Duration duration = inRange(value);
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        if (seconds < 0 && nanos > 0) {
            seconds++;
            nanos -= NANOS_A_SECOND;
        }
        return new Literal.OfDuration(seconds, nanos);
    }

    @Override
    public Object unpack(Unpacker in) {
        return switch (in.next()) {
            case FLOAT -> ofSeconds(in.in().number());
            case INTEGER -> ofSeconds(in.in().bigInteger().doubleValue());
            default -> throw in.mismatch("a duration as a number of seconds");
        };
    }

    @Override
    public void pack(@Nullable Object value, Packer out) {
        Duration duration = inRange(value);
        double seconds = exact(duration).doubleValue();
        if (!ofSeconds(seconds).equals(duration)) {
            throw new ValueException(
                    "is " + duration + ", which a record cannot hold exactly: there a duration is seconds"
                            + " as a float, exact to the microsecond up to 142 years, to the nanosecond up to 52 days");
        }
        out.out().number(seconds);
    }

    private static Duration inRange(@Nullable Object value) {
        Duration duration = (Duration) Present.of(value);
        long seconds = duration.toSeconds();
        if (seconds < -LONGEST || seconds > LONGEST) {
            throw new ValueException("is " + duration + ", longer than 10,000 years, which no duration holds");
        }
        return duration;
    }

    /** The shortest fraction that gives this number: microseconds where they do, as Python has no more. */
    private static Duration ofSeconds(double seconds) {
        if (!(Math.abs(seconds) <= LONGEST)) {
            throw new ValueException("is " + seconds + " seconds, out of the range of a duration");
        }
        BigDecimal exact = new BigDecimal(seconds);
        BigDecimal micros = exact.setScale(MICRO_DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal shortest =
                micros.doubleValue() == seconds ? micros : exact.setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal[] parts =
                shortest.movePointRight(NANO_DIGITS).divideAndRemainder(BigDecimal.valueOf(NANOS_A_SECOND));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static BigDecimal exact(Duration duration) {
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        return BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, NANO_DIGITS));
    }
}
