package org.flyte.task.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flyte.task.Call;
import org.flyte.task.TaskContext;
import org.jspecify.annotations.Nullable;

/** What a block of code adds to the custom context of the children that it calls. */
public final class CustomContext {
    /** Names that begin so are what Flyte's parts tell each other. */
    private static final String RESERVED = "_u_";

    private static final Surroundings<Map<String, String>> ADDED = new Surroundings<>();

    private CustomContext() {}

    /**
     * Runs a lambda whose children get these entries too, in place of those of the same name.
     *
     * @throws IllegalArgumentException for a name that is empty, or one of Flyte's own
     */
    public static <T extends @Nullable Object, E extends Exception> T run(
            Map<String, String> entries, Call<T, E> lambda) throws E {
        for (String name : entries.keySet()) {
            if (name.isEmpty() || name.startsWith(RESERVED)) {
                throw new IllegalArgumentException("The custom context cannot have the name '" + name
                        + "': names are not empty, and those with " + RESERVED + " are Flyte's own");
            }
        }
        return ADDED.run(both(current(), entries), lambda);
    }

    /** What calls in this thread add. */
    static Map<String, String> current() {
        Map<String, String> added = ADDED.current();
        return added == null ? Map.of() : added;
    }

    /** The action's context as code in this thread sees it. */
    static TaskContext within(TaskContext action) {
        Map<String, String> added = current();
        if (added.isEmpty()) {
            return action;
        }
        return new TaskContext(
                action.inTask(),
                action.run(),
                action.action(),
                action.org(),
                action.project(),
                action.domain(),
                action.version(),
                action.attempt(),
                action.rawDataPath(),
                action.checkpoint(),
                action.previousCheckpoint(),
                both(action.custom(), added));
    }

    private static Map<String, String> both(Map<String, String> outer, Map<String, String> inner) {
        Map<String, String> both = new LinkedHashMap<>(outer);
        both.putAll(inner);
        return Collections.unmodifiableMap(both);
    }
}
