package org.flyte.wire.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: ISO-8601, {@code 1h30m}, and the forms of the Python SDK's command line: {@code 1:24}, {@code 10 days}. */
public final class DurationText {
    public static final String FORM = "a duration such as 30s, 5m, 1h30m, 2d, 1:24, 10 days or PT1H30M";

    /** Ten thousand years, the limit of protobuf. */
    private static final Duration LONGEST = Duration.ofDays(3_652_500);

    private static final Pattern SHORT = Pattern.compile("([+-]?)((?:\\d{1,18}(?:\\.\\d{1,9})?(?:ms|s|m|h|d))+)");
    private static final Pattern SHORT_PART = Pattern.compile("([\\d.]+)(ms|s|m|h|d)");
    private static final Pattern COLON = Pattern.compile("(?:(\\d{0,15}):)?(\\d{1,15})");
    private static final Pattern WORDS = Pattern.compile("(\\d{1,15})\\s*(day|hour|minute|second)s?");
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "s", BigDecimal.ONE,
            "second", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "minute", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3600),
            "hour", BigDecimal.valueOf(3600),
            "d", BigDecimal.valueOf(86_400),
            "day", BigDecimal.valueOf(86_400));

    private DurationText() {}

    public static Optional<Duration> parse(String text) {
        Matcher simple = SHORT.matcher(text);
        if (simple.matches()) {
            BigDecimal sum = parts(simple.group(2));
            return seconds(simple.group(1).equals("-") ? sum.negate() : sum);
        }
        try {
            return Optional.of(Duration.parse(text)).filter(DurationText::fits);
        } catch (DateTimeException | ArithmeticException e) {
            return words(text);
        }
    }

    /** The text of a number of seconds, as JSON has it. */
    public static Optional<Duration> ofNumber(String number) {
        return ScalarText.number(number).filter(Double::isFinite).isEmpty() || number.length() > 1000
                ? Optional.empty()
                : seconds(new BigDecimal(number));
    }

    /** A number of seconds, rounded to nanoseconds. */
    public static Optional<Duration> seconds(BigDecimal seconds) {
        if (seconds.abs().compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0) {
            return Optional.empty();
        }
        BigDecimal exact = seconds.setScale(9, RoundingMode.HALF_EVEN);
        long whole = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
        int nanos = exact.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValueExact();
        return Optional.of(Duration.ofSeconds(whole, nanos));
    }

    public static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static boolean fits(Duration duration) {
        return seconds(duration).abs().compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) <= 0;
    }

    private static BigDecimal parts(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = SHORT_PART.matcher(text);
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
        }
        return sum;
    }

    /** Several are separated by bars and added. */
    private static Optional<Duration> words(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : text.replaceAll("^\\[+|]+$", "").split("\\|", -1)) {
            String word = part.strip().toLowerCase(Locale.ROOT);
            Matcher colon = COLON.matcher(word);
            Matcher units = WORDS.matcher(word);
            if (colon.matches()) {
                String minutes = colon.group(1);
                sum = sum.add(new BigDecimal(colon.group(2)));
                sum = minutes == null || minutes.isEmpty()
                        ? sum
                        : sum.add(new BigDecimal(minutes).multiply(unit("minute")));
            } else if (units.matches()) {
                sum = sum.add(new BigDecimal(units.group(1)).multiply(unit(units.group(2))));
            } else {
                return Optional.empty();
            }
        }
        return seconds(sum);
    }

    private static BigDecimal unit(String name) {
        return SECONDS.getOrDefault(name, BigDecimal.ONE);
    }
}
