package com.acme;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.flyte.task.Flyte;
import org.flyte.task.spi.Dispatch;
import org.jspecify.annotations.Nullable;

/** Tasks that call tasks, in the form that the plugin's weaving gives them. */
@SuppressWarnings("unchecked")
public final class Steps {
    private Steps() {}

    public static long twice(long n) {
        return Dispatch.active() ? (long) call("twice", "(J)J", n) : twice$flyte(n);
    }

    private static long twice$flyte(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative");
        }
        return n * 2;
    }

    public static long sum(long n) {
        return Dispatch.active() ? (long) call("sum", "(J)J", n) : sum$flyte(n);
    }

    private static long sum$flyte(long n) {
        return n == 0 ? 0 : n + sum(n - 1);
    }

    public static long fanOut(long n) {
        return Dispatch.active() ? (long) call("fanOut", "(J)J", n) : fanOut$flyte(n);
    }

    private static long fanOut$flyte(long n) {
        return LongStream.range(0, n).parallel().map(Steps::twice).sum();
    }

    public static Map<String, Double> mean(Map<String, List<Long>> numbers) {
        return Dispatch.active()
                ? (Map<String, Double>) call("mean", "(Ljava/util/Map;)Ljava/util/Map;", numbers)
                : mean$flyte(numbers);
    }

    private static Map<String, Double> mean$flyte(Map<String, List<Long>> numbers) {
        return Map.of("a", numbers.get("a").stream().mapToLong(n -> n).average().orElseThrow());
    }

    public static CompletableFuture<String> later(String text) {
        return Dispatch.active()
                ? (CompletableFuture<String>)
                        call("later", "(Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;", text)
                : later$flyte(text);
    }

    private static CompletableFuture<String> later$flyte(String text) {
        return CompletableFuture.completedFuture(text + "!");
    }

    public static void nothing() {
        if (Dispatch.active()) {
            Dispatch.call(Steps.class, "nothing", "()V", new Object[0]);
        } else {
            nothing$flyte();
        }
    }

    private static void nothing$flyte() {}

    /** A parent that leaves a child to itself. */
    static void leaves(long n) {
        Flyte.async(() -> twice(n));
    }

    /** A parent that does not handle what its child throws. */
    static long passesOn(long n) {
        return Flyte.async(() -> twice(n)).join();
    }

    private static Object call(String method, String descriptor, Object argument) {
        @Nullable Object result = Dispatch.call(Steps.class, method, descriptor, new Object[] {argument});
        if (result == null) {
            throw new IllegalStateException("No result");
        }
        return result;
    }
}
