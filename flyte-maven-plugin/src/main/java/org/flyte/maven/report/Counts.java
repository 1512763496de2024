package org.flyte.maven.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers of things in words. */
public final class Counts {
    private Counts() {}

    /** {@code 1 task}, {@code 2 tasks}. */
    public static String of(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code   2 new, 1 unchanged}, with the space before it; nothing for none. */
    public static String changes(Stream<Change> changes) {
        Map<Change, Long> numbers = changes.collect(Collectors.groupingBy(change -> change, Collectors.counting()));
        String words = List.of(Change.values()).stream()
                .filter(numbers::containsKey)
                .map(change -> numbers.get(change) + " " + change.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "  " + words;
    }
}
