package com.example;

import org.flyte.task.Environment;
import org.flyte.task.Task;

@Environment("etl")
public final class Etl {
    private Etl() {}

    @Task
    public static String load(String name) {
        return "Loaded " + name;
    }
}
