package com.example;

import java.util.concurrent.CompletableFuture;
import org.flyte.task.Flyte;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;
import org.flyte.task.TaskFailedException;

public final class Interop {
    private Interop() {}

    /** What the Python side has deployed. */
    @RemoteTasks(environment = "py_env")
    public interface Python {
        @Task(name = "add_one")
        long addOne(@Param(name = "n") long n);

        @Task(name = "add_one")
        CompletableFuture<Long> addOneLater(@Param(name = "n") long n);

        String refuse(@Param(name = "why") String why);
    }

    @Task
    public static long twice(long n) {
        return 2 * n;
    }

    @Task
    public static String refuse(String why) {
        throw new IllegalStateException(why);
    }

    @Task
    public static long callsPython(long n) {
        Python python = Flyte.remote(Python.class);
        CompletableFuture<Long> later = python.addOneLater(n + 10);
        return 1000 * python.addOne(n) + later.join();
    }

    @Task
    public static String seesPythonError(String why) {
        try {
            return Flyte.remote(Python.class).refuse(why);
        } catch (TaskFailedException e) {
            return e.code() + ": " + e.getMessage().contains(why);
        }
    }

    @Task
    public static String letsPythonErrorThrough(String why) {
        return Flyte.remote(Python.class).refuse(why);
    }
}
