package org.flyte.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call of a task, as its container would get them. Immutable. */
public final class TaskArguments {
    private final Map<String, @Nullable Object> values;

    TaskArguments(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The argument of a parameter.
     *
     * @param index 0 for the first
     * @param <T> what the caller takes it for
     * @throws IllegalArgumentException where there is none
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // As the task's signature says, which the test knows.
    public <T extends @Nullable Object> T get(int index) {
        List<@Nullable Object> all = asList();
        if (index < 0 || index >= all.size()) {
            throw new IllegalArgumentException("There is no argument " + index + ", only: " + values);
        }
        return (T) all.get(index);
    }

    /**
     * The argument of an input.
     *
     * @param name the input's wire name: that of the parameter, unless {@code @Param} says another
     * @param <T> what the caller takes it for
     * @throws IllegalArgumentException where there is none
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // As above.
    public <T extends @Nullable Object> T get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("There is no input '" + name + "', only: " + values.keySet());
        }
        return get(new ArrayList<>(values.keySet()).indexOf(name));
    }

    /** All, in the order of the parameters. */
    public List<@Nullable Object> asList() {
        return Collections.unmodifiableList(new ArrayList<>(values.values()));
    }

    /** All by the names of their inputs, in the order of the parameters. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
