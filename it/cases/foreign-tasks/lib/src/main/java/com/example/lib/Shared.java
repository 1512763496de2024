package com.example.lib;

import org.flyte.task.Task;

/** Tasks that another build deploys. */
public final class Shared {
    private Shared() {}

    @Task
    public static long twice(long n) {
        return 2 * n;
    }

    public static long plain(long n) {
        return n + 1;
    }
}
