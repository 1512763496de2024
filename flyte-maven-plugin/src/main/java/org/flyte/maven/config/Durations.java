package org.flyte.maven.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.maven.problem.Problem;

/** Durations as people write them: {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d} or ISO-8601. */
final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([smhd])");

    private Durations() {}

    /** The duration; where the text is none, zero, and a problem is added. */
    static Duration read(String text, String where, List<Problem> problems) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        try {
            Duration iso = Duration.parse(text);
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeParseException notIso) {
            // Said below, together with the forms that are known.
        }
        problems.add(new Problem(
                ConfigCode.BAD_DURATION,
                "'" + text + "' is not a duration",
                where,
                "write 30s, 5m, 2h, 1d or ISO-8601 such as PT5M"));
        return Duration.ZERO;
    }
}
