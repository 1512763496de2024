package org.flyte.runtime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.flyte.runtime.literal.Literal;

/** When a trigger started the run. */
final class RunStartTime {
    private RunStartTime() {}

    /** Reads ISO text, UTC where it has no zone. What cannot be read is 1970, as for Python: the same on every retry. */
    static Literal literal(String text) {
        Instant time = instant(text);
        return new Literal.OfDatetime(time.getEpochSecond(), time.getNano());
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
