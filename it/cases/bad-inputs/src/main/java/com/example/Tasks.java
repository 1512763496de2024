package com.example;

import java.time.Duration;
import java.util.List;
import org.flyte.task.Param;
import org.flyte.task.Task;

public final class Tasks {
    @Task
    public static List<Long> repeat(long number, @Param(defaultValue = "2") int times, Duration pause) {
        return java.util.Collections.nCopies(times, number);
    }

    @Task
    public static void fail(String text) {
        throw new IllegalStateException(text);
    }

    private Tasks() {}
}
