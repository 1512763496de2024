package com.example;

import org.flyte.task.Task;

public final class Bound {
    @Task(name = "noop")
    public static void nothing() {}

    private Bound() {}
}
