package org.flyte.maven.config.bind;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cron expressions as Flyte's scheduler takes them: minute, hour, day of the month, month and day of the week, or a word such as
 * {@code @daily}. Seconds, years and {@code 7} for Sunday are not known there.
 */
final class CronText {
    static final Kind<String> CRON = CronText::read;

    private static final Set<String> WORDS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String FORM =
            "write minute, hour, day of the month, month and day of the week, such as 0 2 * * *";
    private static final List<CronField> FIELDS = List.of(
            new CronField("minute", 0, 59, List.of()),
            new CronField("hour", 0, 23, List.of()),
            new CronField("day of the month", 1, 31, List.of()),
            new CronField(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new CronField("day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private CronText() {}

    private static String read(String text) throws BadValueException {
        if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
            throw bad("'" + text + "' holds a time zone", "put the zone into <timezone>");
        }
        if (text.startsWith("@every")) {
            throw bad("'" + text + "' is a fixed rate", "write it into <every>, such as 5m");
        }
        if (text.startsWith("@")) {
            if (!WORDS.contains(text)) {
                throw bad(
                        "'" + text + "' is no word for a time",
                        "write " + String.join(", ", WORDS.stream().sorted().toList()) + ", or five fields");
            }
            return text;
        }
        List<String> said = Stream.of(text.trim().split("\\s+")).toList();
        if (said.size() != FIELDS.size()) {
            throw bad(
                    "'" + text + "' has " + said.size() + (said.size() == 1 ? " field" : " fields")
                            + ", a cron expression has five",
                    FORM);
        }
        for (int i = 0; i < FIELDS.size(); i++) {
            FIELDS.get(i).check(text, said.get(i));
        }
        return text;
    }

    static BadValueException bad(String what, String fix) {
        return new BadValueException(ValueCode.BAD_CRON, what, fix);
    }
}
