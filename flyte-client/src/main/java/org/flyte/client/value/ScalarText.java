package org.flyte.client.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values from text; empty means that the text is no such value. */
final class ScalarText {
    static final String INTEGER = "an integer from -9223372036854775808 to 9223372036854775807";
    static final String NUMBER = "a number, NaN, Infinity or -Infinity";
    static final String BOOLEAN = "true or false";
    static final String DATETIME = "an ISO-8601 instant from year 1 to 9999 such as 2026-01-31T12:00:00Z";
    static final String DURATION = "a duration such as 30s, 5m, 2h, 1d or PT1H30M";

    private static final int LONG_DIGITS = 19;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");
    /** Ten thousand years, the limit of protobuf. */
    private static final Duration LONGEST = Duration.ofDays(3_652_500);

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern SHORT_DURATION = Pattern.compile("([+-]?\\d{1,18})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private ScalarText() {}

    /** Exact: a fraction other than zero, or what no long holds, is no integer. */
    static Optional<Long> integer(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        if (value.scale() > 0 || (long) value.precision() - value.scale() > LONG_DIGITS) {
            return Optional.empty();
        }
        BigInteger exact = value.toBigIntegerExact();
        return exact.bitLength() < Long.SIZE ? Optional.of(exact.longValue()) : Optional.empty();
    }

    /** A number too large for a double is none; one too precise is rounded. */
    static Optional<Double> number(String text) {
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
        }
        return switch (text) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity", "+Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    static Optional<Boolean> bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return Optional.of(true);
        }
        return text.equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
    }

    /** With an offset, or a date alone, which is its midnight in UTC; a time without a zone names no instant. */
    static Optional<Instant> datetime(String text) {
        try {
            Instant instant = text.indexOf('T') < 0 && text.indexOf('t') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return instant.isBefore(FIRST) || instant.isAfter(END) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> duration(String text) {
        try {
            Matcher simple = SHORT_DURATION.matcher(text);
            Duration duration = simple.matches()
                    ? UNITS.getOrDefault(simple.group(2), Duration.ZERO).multipliedBy(Long.parseLong(simple.group(1)))
                    : Duration.parse(text);
            return duration.abs().compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
