package org.flyte.wire.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as Python's {@code isoformat} writes them, which is their form inside of records. */
public final class IsoText {
    private static final int DATE_LENGTH = 10;
    private static final int NANOS_A_MICRO = 1_000;

    private IsoText() {}

    /**
     * Writes a time with the offset {@code +00:00}: without a fraction, with six digits of it, or with nine where microseconds would lose something. Python reads
     * nine digits from 3.11 on, down to the microsecond.
     *
     * @param time in the years 1 to 9999
     */
    public static String of(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(40).append(utc.toLocalDate()).append('T');
        two(text, utc.getHour()).append(':');
        two(text, utc.getMinute()).append(':');
        two(text, utc.getSecond());
        int nanos = time.getNano();
        if (nanos != 0) {
            boolean micros = nanos % NANOS_A_MICRO == 0;
            String digits = Integer.toString(micros ? nanos / NANOS_A_MICRO : nanos);
            text.append('.')
                    .append("0".repeat((micros ? 6 : 9) - digits.length()))
                    .append(digits);
        }
        return text.append("+00:00").toString();
    }

    /**
     * Reads a time with an offset, with {@code Z}, or with neither, which is UTC; a day alone is its midnight.
     *
     * @throws DateTimeException where it is none
     */
    public static Instant instant(String text) {
        String iso = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                : text;
        int time = iso.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
