package com.example.app;

import com.example.lib.Shared;
import org.flyte.task.Task;

public final class App {
    private App() {}

    @Task
    public static long usesTheLibrary(long n) {
        return Shared.plain(n);
    }

    @Task
    public static long callsItsTask(long n) {
        return Shared.twice(n);
    }
}
