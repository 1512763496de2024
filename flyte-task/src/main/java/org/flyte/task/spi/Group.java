package org.flyte.task.spi;

import org.flyte.task.Call;
import org.jspecify.annotations.Nullable;

/** A group of children, open while a lambda runs. */
public final class Group {
    private static final Surroundings<String> NAME = new Surroundings<>();

    private Group() {}

    /** Runs a lambda whose children belong to a group, which takes the place of one that is open around it. */
    public static <T extends @Nullable Object, E extends Exception> T run(String name, Call<T, E> lambda) throws E {
        return NAME.run(name, lambda);
    }

    /** The name of the group that a call in this thread belongs to; null for none. */
    static @Nullable String current() {
        return NAME.current();
    }
}
