package org.flyte.wire.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as it was written.
 *
 * @param offset null where none is written, which then means UTC, as in the Python SDK
 */
public record DateTimeText(LocalDateTime local, @Nullable ZoneOffset offset) {
    public static final String FORM = "a date or a time from year 1 to 9999 such as 2026-01-31 or 2026-01-31T12:00:00Z";
    public static final String TIME_FORM = "a time of day such as 12:30:00";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Pattern FLOATING = Pattern.compile("(.+)\\s+([-+])\\s+(.+)");
    private static final String TIME = "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?"
            + "\\s?([Zz]|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?";
    private static final Pattern TIME_OF_DAY = Pattern.compile(TIME);
    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]" + TIME + ")?");

    /**
     * Reads a time: ISO-8601 with or without time and offset, {@code now}, {@code today}, or one of them and a duration:
     * {@code now - 1d}.
     *
     * @param now empty: {@code now} and {@code today} mean nothing
     */
    public static Optional<DateTimeText> parse(String text, Optional<Instant> now) {
        Matcher floating = FLOATING.matcher(text);
        if (!floating.matches()) {
            return base(text, now).filter(DateTimeText::isInCalendar);
        }
        try {
            Optional<Duration> duration = DurationText.parse(floating.group(3));
            boolean back = floating.group(2).equals("-");
            return base(floating.group(1), now)
                    .flatMap(base -> duration.map(
                            by -> new DateTimeText(back ? base.local.minus(by) : base.local.plus(by), base.offset)))
                    .filter(DateTimeText::isInCalendar);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    public static Optional<Instant> instant(String text, Optional<Instant> now) {
        return parse(text, now).map(DateTimeText::instant);
    }

    /** A day; one with a time of day is none. */
    public static Optional<LocalDate> day(String text) {
        return parse(text, Optional.empty())
                .filter(time -> time.offset == null && time.local.toLocalTime().equals(LocalTime.MIDNIGHT))
                .map(time -> time.local.toLocalDate());
    }

    /** A time of day in the form that Python writes. */
    public static Optional<String> timeOfDay(String text) {
        Matcher time = TIME_OF_DAY.matcher(text);
        try {
            return time.matches()
                    ? Optional.of(clock(time(time, 1)) + offset(offset(time.group(5)), "+00:00"))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Instant instant() {
        return local.toInstant(offset == null ? ZoneOffset.UTC : offset);
    }

    /**
     * As Python's {@code isoformat} writes it: six digits for fractions, nine where six would lose something.
     *
     * @param utc what stands for the offset of UTC
     */
    public String iso(String utc) {
        return local.toLocalDate() + "T" + clock(local.toLocalTime()) + offset(offset, utc);
    }

    private boolean isInCalendar() {
        return !instant().isBefore(FIRST) && !instant().isAfter(END);
    }

    private static Optional<DateTimeText> base(String text, Optional<Instant> now) {
        if (text.equals("now")) {
            return now.map(
                    instant -> new DateTimeText(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC));
        }
        if (text.equals("today")) {
            // The day where the user is, as the Python SDK has it.
            return now.map(instant -> new DateTimeText(
                    instant.atZone(ZoneId.systemDefault()).toLocalDate().atStartOfDay(), ZoneOffset.UTC));
        }
        Matcher iso = DATE_TIME.matcher(text);
        try {
            return iso.matches()
                    ? Optional.of(new DateTimeText(LocalDateTime.of(date(iso), time(iso, 4)), offset(iso.group(8))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher iso) {
        return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    }

    private static LocalTime time(Matcher iso, int first) {
        String fraction = iso.group(first + 3);
        int nanos = fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
        return LocalTime.of(
                number(iso.group(first)), number(iso.group(first + 1)), number(iso.group(first + 2)), nanos);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static @Nullable ZoneOffset offset(@Nullable String text) {
        return text == null ? null : ZoneOffset.of(text.toUpperCase(Locale.ROOT));
    }

    private static String clock(LocalTime time) {
        int nanos = time.get(ChronoField.NANO_OF_SECOND);
        String fraction = nanos == 0 ? "" : nanos % 1000 == 0 ? ".SSSSSS" : ".SSSSSSSSS";
        return DateTimeFormatter.ofPattern("HH:mm:ss" + fraction, Locale.ROOT).format(time);
    }

    private static String offset(@Nullable ZoneOffset offset, String utc) {
        return offset == null ? "" : offset.equals(ZoneOffset.UTC) ? utc : offset.getId();
    }
}
