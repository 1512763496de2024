package com.example;

import org.flyte.task.Environment;
import org.flyte.task.Task;

public final class Steps {
    private Steps() {}

    @Task
    @Environment("etl")
    public static long load(long n) {
        return n + 1;
    }

    @Task
    @Environment("train")
    public static long fit(long n) {
        return n + 2;
    }
}
