package org.flyte.maven.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules are those of the standard parser of Go's robfig/cron, which Flyte's scheduler reads expressions with. */
class CronTextTest {
    private static final List<String> NAMES = List.of("minute", "hour", "day of the month", "month", "day of the week");
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 6};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 2 * * *",
                "*/5 * * * *",
                "5/15 * * * *",
                "1-5/2,30 0-23 1,15 * MON-FRI",
                "0 0 ? * sun",
                "0 0 1 jan,Jul *",
                "* * * * 0-6",
                "0 0 1 1-12/3 ?",
                "1,,2 * * * *",
                "+5 * * * *",
                "*-3 * * * *",
                "59 23 31 12 6",
                "  0   2 * * *  ",
                "0 0 30 2 *",
                "@daily",
                "@midnight",
                "@hourly",
                "@weekly",
                "@monthly",
                "@yearly",
                "@annually"
            })
    void whatTheSchedulerTakesIsTaken(String expression) {
        assertThat(Said.of(CronText.CRON, expression)).isEqualTo("= " + expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 2 * *        | FLYTE-134 '0 2 * *' has 4 fields, a cron expression has five -> write minute, hour, day of the month, month and day of the week, such as 0 2 * * *
                    noon           | FLYTE-134 'noon' has 1 field, a cron expression has five -> write minute, hour, day of the month, month and day of the week, such as 0 2 * * *
                    0 0 2 * * *    | FLYTE-134 '0 0 2 * * *' has 6 fields, a cron expression has five -> write minute, hour, day of the month, month and day of the week, such as 0 2 * * *
                    60 * * * *     | FLYTE-134 in '60 * * * *' the minute 60 is out of 0 to 59 -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    0 24 * * *     | FLYTE-134 in '0 24 * * *' the hour 24 is out of 0 to 23 -> write 0 to 23, a list such as a,b, a range such as a-b, * or */step
                    0 0 0 * *      | FLYTE-134 in '0 0 0 * *' the day of the month 0 is out of 1 to 31 -> write 1 to 31, a list such as a,b, a range such as a-b, * or */step
                    0 0 1 13 *     | FLYTE-134 in '0 0 1 13 *' the month 13 is out of 1 to 12 -> write 1 to 12 or jan to dec, a list such as a,b, a range such as a-b, * or */step
                    0 0 * * 7      | FLYTE-134 in '0 0 * * 7' the day of the week 7 is out of 0 to 6 -> write 0 to 6 or sun to sat, a list such as a,b, a range such as a-b, * or */step; Sunday is 0
                    0 0 * * SUNDAY | FLYTE-134 in '0 0 * * SUNDAY' the day of the week SUNDAY is neither a number nor a name -> write 0 to 6 or sun to sat, a list such as a,b, a range such as a-b, * or */step
                    0 0 L * *      | FLYTE-134 in '0 0 L * *' the day of the month L is not a number -> write 1 to 31, a list such as a,b, a range such as a-b, * or */step
                    */0 * * * *    | FLYTE-134 in '*/0 * * * *' the minute */0 has no step of 1 or more behind its / -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    */ * * * *     | FLYTE-134 in '*/ * * * *' the minute */ has no step of 1 or more behind its / -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    1/2/3 * * * *  | FLYTE-134 in '1/2/3 * * * *' the minute 1/2/3 has more than one / -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    1-2-3 * * * *  | FLYTE-134 in '1-2-3 * * * *' the minute 1-2-3 has more than one - -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    * 5-3 * * *    | FLYTE-134 in '* 5-3 * * *' the hour 5-3 ends before it begins -> write 0 to 23, a list such as a,b, a range such as a-b, * or */step
                    -1 * * * *     | FLYTE-134 in '-1 * * * *' the minute -1 is not a number -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    , * * * *      | FLYTE-134 in ', * * * *' the minute , names none -> write 0 to 59, a list such as a,b, a range such as a-b, * or */step
                    TZ=UTC 0 2 * * *      | FLYTE-134 'TZ=UTC 0 2 * * *' holds a time zone -> put the zone into <timezone>
                    CRON_TZ=UTC 0 2 * * * | FLYTE-134 'CRON_TZ=UTC 0 2 * * *' holds a time zone -> put the zone into <timezone>
                    @every 5m      | FLYTE-134 '@every 5m' is a fixed rate -> write it into <every>, such as 5m
                    @Daily         | FLYTE-134 '@Daily' is no word for a time -> write @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly, or five fields
                    """)
    void whatItDoesNotTakeIsToldTheRightForm(String expression, String said) {
        assertThat(Said.of(CronText.CRON, expression)).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyNumberRangeAndStepIsTakenExactlyWithinItsField(int field) {
        Random random = new Random(field);
        for (int i = 0; i < 500; i++) {
            int first = random.nextInt(70) - 2;
            int last = random.nextInt(70) - 2;
            int step = random.nextInt(4);
            boolean inside = first >= LEAST[field] && last <= MOST[field] && first <= last && first >= 0;
            String part = first + "-" + last + "/" + step;
            assertThat(accepts(field, part)).as(NAMES.get(field) + " " + part).isEqualTo(inside && step > 0);
            boolean single = first >= LEAST[field] && first <= MOST[field];
            assertThat(accepts(field, "" + first))
                    .as(NAMES.get(field) + " " + first)
                    .isEqualTo(single);
            assertThat(accepts(field, first + "/1")).isEqualTo(single);
            assertThat(accepts(field, "*," + first)).isEqualTo(single);
        }
    }

    private static List<Integer> fields() {
        return IntStream.range(0, 5).boxed().toList();
    }

    private static boolean accepts(int field, String part) {
        List<String> fields = new ArrayList<>(List.of("*", "*", "*", "*", "*"));
        fields.set(field, part);
        return Said.of(CronText.CRON, String.join(" ", fields)).startsWith("= ");
    }
}
