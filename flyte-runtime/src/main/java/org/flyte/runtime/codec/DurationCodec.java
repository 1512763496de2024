package org.flyte.runtime.codec;

import java.time.Duration;
import org.flyte.runtime.literal.Literal;
import org.flyte.runtime.literal.LiteralType;

/** {@code Duration}: DURATION, up to 10,000 years either way. */
enum DurationCodec implements Codec {
    DURATION;

    /** The protobuf type's range in seconds. */
    private static final long LONGEST = 315_576_000_000L;

    private static final int NANOS_A_SECOND = 1_000_000_000;

    @Override
    public LiteralType type() {
        return LiteralType.DURATION;
    }

    @Override
    public String tag() {
        return "timedelta";
    }

    @Override
    public Object read(Literal literal) {
        if (literal instanceof Literal.OfDuration duration) {
            try {
                return Duration.ofSeconds(duration.seconds(), duration.nanos());
            } catch (ArithmeticException e) {
                throw new ValueException("is " + duration.seconds() + " seconds, out of the range of a Duration");
            }
        }
        throw ValueException.mismatch("a duration", literal);
    }

    @Override
    public Literal write(Object value) {
        Duration duration = (Duration) value;
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        if (seconds < 0 && nanos > 0) {
            seconds++;
            nanos -= NANOS_A_SECOND;
        }
        if (Math.abs(seconds) > LONGEST || seconds == Long.MIN_VALUE) {
            throw new ValueException("is " + duration + ", longer than 10,000 years, which no duration holds");
        }
        return new Literal.OfDuration(seconds, nanos);
    }
}
