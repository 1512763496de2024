package com.example;

import java.util.List;
import java.util.stream.LongStream;
import org.flyte.task.CacheBehavior;
import org.flyte.task.Flyte;
import org.flyte.task.Task;

public final class Children {
    private Children() {}

    @Task(retries = 1)
    public static long noop(long n) {
        return n;
    }

    /** Once its outputs are kept, a call costs the parent and the backend only. */
    @Task(retries = 1, cache = CacheBehavior.AUTO)
    public static long kept(long n) {
        return n;
    }

    @Task
    public static long fanOut(long n) {
        return Flyte.map(Children::noop, items(n)).size();
    }

    @Task
    public static long fanOutKept(long n) {
        return Flyte.map(Children::kept, items(n)).size();
    }

    private static List<Long> items(long n) {
        return LongStream.range(0, n).boxed().toList();
    }
}
