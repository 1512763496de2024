package org.flyte.client.value;

import java.time.Duration;

/** ISO-8601 durations as Pydantic writes them: with days, and one sign before all. */
final class DaysDuration {
    private DaysDuration() {}

    static String text(Duration duration) {
        Duration size = duration.abs();
        long days = size.toDays();
        Duration rest = size.minusDays(days);
        String time = days > 0 && rest.isZero() ? "" : rest.toString().substring(1);
        return (duration.isNegative() ? "-P" : "P") + (days > 0 ? days + "D" : "") + time;
    }
}
