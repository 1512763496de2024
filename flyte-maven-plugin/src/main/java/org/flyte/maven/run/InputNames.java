package org.flyte.maven.run;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names of a task's inputs, which people may also write in the other language's spelling: {@code apiUrl} or {@code api_url}. */
record InputNames(Collection<String> known) {
    /** The inputs that are meant: the one of exactly this name, else those of the same letters. */
    List<String> meantBy(String written) {
        if (known.contains(written)) {
            return List.of(written);
        }
        return known.stream()
                .filter(name -> folded(name).equals(folded(written)))
                .sorted()
                .toList();
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
