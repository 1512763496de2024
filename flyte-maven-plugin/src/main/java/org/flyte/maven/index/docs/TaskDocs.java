package org.flyte.maven.index.docs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task's source says of it.
 *
 * @param shortText the first sentence of its Javadoc; null without one
 * @param longText the rest of its Javadoc; null when there is none
 * @param inputs what {@code @param} says of each parameter in their order, empty where it says nothing; of no length when the
 *     source was not found
 * @param output what {@code @return} says; empty when it says nothing
 * @param link where the source can be read; null when nobody knows
 */
public record TaskDocs(
        @Nullable String shortText,
        @Nullable String longText,
        List<String> inputs,
        String output,
        @Nullable String link) {
    public static final TaskDocs NONE = new TaskDocs(null, null, List.of(), "", null);

    public TaskDocs {
        inputs = List.copyOf(inputs);
    }

    /** What is said of the parameter at a position; empty when nothing is. */
    public String input(int position) {
        return position < inputs.size() ? inputs.get(position) : "";
    }
}
