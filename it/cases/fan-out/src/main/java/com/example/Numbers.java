package com.example;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.flyte.task.Flyte;
import org.flyte.task.Task;

public final class Numbers {
    private Numbers() {}

    @Task(retries = 1)
    public static long square(long n) {
        return n * n;
    }

    @Task
    public static long sumOfSquares(long n) {
        List<Long> squares =
                Flyte.map(Numbers::square, LongStream.range(0, n).boxed().toList());
        return squares.stream().mapToLong(Long::longValue).sum();
    }

    /** The same by futures and by a parallel stream: plain calls from other threads are actions too. */
    @Task
    public static List<Long> threeWays(long n) {
        CompletableFuture<Long> future = Flyte.async(() -> square(n));
        long parallel = LongStream.range(n + 1, n + 4).parallel().map(Numbers::square).sum();
        return List.of(future.join(), parallel, square(n + 4));
    }
}
