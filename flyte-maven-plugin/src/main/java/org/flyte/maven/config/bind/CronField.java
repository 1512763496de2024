package org.flyte.maven.config.bind;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the five fields.
 *
 * @param name what it counts
 * @param least its lowest number
 * @param most its highest
 * @param names of its numbers, from the lowest up; empty when they have none
 */
record CronField(String name, int least, int most, List<String> names) {
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{1,9}");

    /** Holds one field against what it may be: a list of numbers or names, ranges and steps. */
    void check(String expression, String field) throws BadValueException {
        List<String> parts =
                Stream.of(field.split(",")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            throw bad(expression, field, "names none");
        }
        for (String part : parts) {
            checkPart(expression, part);
        }
    }

    private void checkPart(String expression, String part) throws BadValueException {
        String[] rangeAndStep = part.split("/", -1);
        if (rangeAndStep.length > 2) {
            throw bad(expression, part, "has more than one /");
        }
        checkRange(expression, part, rangeAndStep[0], rangeAndStep.length == 2);
        if (rangeAndStep.length == 2) {
            String step = rangeAndStep[1];
            if (!NUMBER.matcher(step).matches() || Integer.parseInt(step) == 0) {
                throw bad(expression, part, "has no step of 1 or more behind its /");
            }
        }
    }

    private void checkRange(String expression, String part, String range, boolean step) throws BadValueException {
        String[] ends = range.split("-", -1);
        if (ends[0].equals("*") || ends[0].equals("?")) {
            return;
        }
        if (ends.length > 2) {
            throw bad(expression, part, "has more than one -");
        }
        int first = number(expression, part, ends[0]);
        int last = ends.length == 2 ? number(expression, part, ends[1]) : step ? most : first;
        if (first < least || last > most) {
            throw bad(expression, part, "is out of " + least + " to " + most);
        }
        if (first > last) {
            throw bad(expression, part, "ends before it begins");
        }
    }

    private int number(String expression, String part, String text) throws BadValueException {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0) {
            return named + least;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw bad(expression, part, names.isEmpty() ? "is not a number" : "is neither a number nor a name");
        }
        return Integer.parseInt(text);
    }

    private BadValueException bad(String expression, String part, String why) {
        String allowed = least + " to " + most
                + (names.isEmpty() ? "" : " or " + names.get(0) + " to " + names.get(names.size() - 1));
        String sunday = name.equals("day of the week") && part.equals("7") ? "; Sunday is 0" : "";
        return CronText.bad(
                "in '" + expression + "' the " + name + " " + part + " " + why,
                "write " + allowed + ", a list such as a,b, a range such as a-b, * or */step" + sunday);
    }
}
