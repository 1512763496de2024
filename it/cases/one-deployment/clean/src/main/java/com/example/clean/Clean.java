package com.example.clean;

import org.flyte.task.Task;

public final class Clean {
    private Clean() {}

    @Task
    public static long clean(long rows) {
        System.out.println("cleaning " + rows);
        return rows - 1;
    }
}
