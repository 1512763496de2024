package com.example;

import org.flyte.task.Task;

public final class Steps {
    private Steps() {}

    @Task
    public static long myTask(long n) {
        System.out.println("Environment: " + System.getenv("MY_ENV"));
        return n + 1;
    }

    /** Calls a task as any method; in a run the call is an action in a container of its own. */
    @Task
    public static long entrypoint(long n) {
        return myTask(n);
    }
}
