package org.flyte.devserver.service;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flyte.idl.task.Schedule;

/** Cron expressions as the backend takes them: five fields, or a word such as {@code @daily}. */
final class CronSyntax {
    private record Field(String name, int lowest, int highest, List<String> words) {}

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field("day of week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));
    private static final Pattern PART = Pattern.compile("([*?]|\\w+(?:-\\w+)?)(?:/(\\d{1,9}))?");
    private static final Pattern EVERY = Pattern.compile("@every ([0-9.]+(h|m|s|ms|us|µs|ns))+");
    private static final List<String> WORDS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private CronSyntax() {}

    /** What is wrong with a schedule; empty for one that the backend takes. */
    static Optional<String> problem(Schedule schedule) {
        return switch (schedule.getExpressionCase()) {
            case CRON_EXPRESSION -> problem(schedule.getCronExpression());
            case CRON -> {
                String zone = schedule.getCron().getTimezone();
                yield zoneProblem(zone).or(() -> problem(schedule.getCron().getExpression()));
            }
            case RATE, EXPRESSION_NOT_SET -> Optional.empty();
        };
    }

    private static Optional<String> zoneProblem(String zone) {
        try {
            return zone.isEmpty() || zone.equals("Local") || ZoneId.of(zone) != null
                    ? Optional.empty()
                    : Optional.of(zone);
        } catch (DateTimeException e) {
            return Optional.of("unknown time zone " + zone);
        }
    }

    private static Optional<String> problem(String expression) {
        Matcher zone = Pattern.compile("(?:CRON_TZ|TZ)=(\\S+)\\s+(.*)").matcher(expression);
        if (zone.matches()) {
            return zoneProblem(zone.group(1)).or(() -> problem(zone.group(2)));
        }
        if (expression.startsWith("@")) {
            return WORDS.contains(expression) || EVERY.matcher(expression).matches()
                    ? Optional.empty()
                    : Optional.of("unrecognized descriptor: " + expression);
        }
        List<String> parts = List.of(expression.strip().split("\\s+", -1));
        if (parts.size() != FIELDS.size()) {
            return Optional.of("expected exactly 5 fields, found " + parts.size() + ": [" + expression + "]");
        }
        for (int i = 0; i < FIELDS.size(); i++) {
            for (String part : parts.get(i).split(",", -1)) {
                if (!fits(part, FIELDS.get(i))) {
                    return Optional.of("bad " + FIELDS.get(i).name() + ": " + part);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String part, Field field) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches() || (matcher.group(2) != null && Integer.parseInt(matcher.group(2)) == 0)) {
            return false;
        }
        String range = matcher.group(1);
        if (range.equals("*") || range.equals("?")) {
            return true;
        }
        int dash = range.indexOf('-');
        int from = number(dash < 0 ? range : range.substring(0, dash), field);
        int to = dash < 0 ? from : number(range.substring(dash + 1), field);
        return from >= field.lowest() && from <= to && to <= field.highest();
    }

    private static int number(String text, Field field) {
        int word = field.words().indexOf(text.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            return field.lowest() + word;
        }
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
