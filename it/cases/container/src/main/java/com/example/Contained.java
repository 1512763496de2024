package com.example;

import org.flyte.task.Task;
import org.jspecify.annotations.NullMarked;

public final class Contained {
    private Contained() {}

    /** Uses the JDK, a jar of the image and what it is given. */
    @Task
    public static String greet(String name) {
        return "Hello, " + name + "! I am " + System.getProperty("user.name") + " with "
                + NullMarked.class.getSimpleName();
    }

    @Task
    public static String fails(String name) {
        throw new IllegalStateException(name + " is not here");
    }
}
