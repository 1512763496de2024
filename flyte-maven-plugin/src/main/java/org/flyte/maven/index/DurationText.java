package org.flyte.maven.index;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as users write them: ISO-8601, or a number of seconds, minutes or hours. */
final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*([smh])");

    private DurationText() {}

    /** The duration, zero or more; null: the text is none. */
    static @Nullable Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        }
        try {
            Duration duration = Duration.parse(text.strip());
            return duration.isNegative() ? null : duration;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
