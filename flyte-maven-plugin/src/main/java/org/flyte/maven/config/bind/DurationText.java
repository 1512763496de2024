package org.flyte.maven.config.bind;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.maven.config.ConfigCode;

/** Lengths of time: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}, several of them from the longest down, or ISO-8601. */
final class DurationText {
    private static final String FORMS = "write 30s, 5m, 2h, 1d, 1h30m or ISO-8601 such as PT5M";

    /** Zero or more. */
    static final Kind<Duration> DURATION = DurationText::read;
    /** More than zero. */
    static final Kind<Duration> POSITIVE = text -> {
        Duration duration = read(text);
        if (duration.isZero()) {
            throw new BadValueException(ConfigCode.BAD_DURATION, "'" + text + "' is no time at all", FORMS);
        }
        return duration;
    };
    /** What a fixed rate may be. */
    static final Kind<Duration> MINUTES = text -> {
        Duration duration = read(text);
        if (duration.isZero() || duration.toSecondsPart() != 0 || duration.toNanosPart() != 0) {
            throw new BadValueException(
                    ConfigCode.BAD_DURATION,
                    "'" + text + "' is not a number of whole minutes",
                    "write 1m or more, such as 5m, 2h or 1d");
        }
        return duration;
    };

    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");
    private static final List<Duration> UNITS =
            List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1));

    private DurationText() {}

    private static Duration read(String text) throws BadValueException {
        Matcher matcher = SHORT.matcher(text);
        if (!text.isEmpty() && matcher.matches()) {
            Duration sum = Duration.ZERO;
            for (int unit = 0; unit < UNITS.size(); unit++) {
                String number = matcher.group(unit + 1);
                if (number != null) {
                    sum = sum.plus(UNITS.get(unit).multipliedBy(Long.parseLong(number)));
                }
            }
            return sum;
        }
        Duration iso = iso(text);
        if (iso.isNegative()) {
            throw new BadValueException(ConfigCode.BAD_DURATION, "'" + text + "' is negative", FORMS);
        }
        return iso;
    }

    private static Duration iso(String text) throws BadValueException {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new BadValueException(ConfigCode.BAD_DURATION, "'" + text + "' is not a duration", FORMS);
        }
    }
}
