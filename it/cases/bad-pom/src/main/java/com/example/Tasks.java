package com.example;

import org.flyte.task.Task;

public final class Tasks {
    @Task
    public static long one() {
        return 1;
    }

    private Tasks() {}
}
