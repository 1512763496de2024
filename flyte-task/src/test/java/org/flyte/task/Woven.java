package org.flyte.task;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.spi.Dispatch;
import org.jspecify.annotations.Nullable;

/** Tasks in the form that the plugin's weaving gives them. */
final class Woven {
    private Woven() {}

    static long twice(long n) {
        if (Dispatch.active()) {
            return (long) result("twice", "(J)J", n);
        }
        return n * 2;
    }

    static int small(int n) {
        return Dispatch.active() ? (int) result("small", "(I)I", n) : n;
    }

    static double real(double n) {
        return Dispatch.active() ? (double) result("real", "(D)D", n) : n;
    }

    static String text(String text) throws IOException {
        if (Dispatch.active()) {
            return (String) result("text", "(Ljava/lang/String;)Ljava/lang/String;", text);
        }
        if (text.isEmpty()) {
            throw new IOException("empty");
        }
        return text + "!";
    }

    static void nothing() {
        if (Dispatch.active()) {
            Dispatch.call(Woven.class, "nothing", "()V", new Object[0]);
        }
    }

    @SuppressWarnings("unchecked")
    static CompletableFuture<String> later(String text) {
        if (Dispatch.active()) {
            return (CompletableFuture<String>)
                    result("later", "(Ljava/lang/String;)Ljava/util/concurrent/CompletableFuture;", text);
        }
        return CompletableFuture.completedFuture(text);
    }

    private static @Nullable Object result(String method, String descriptor, Object argument) {
        return Dispatch.call(Woven.class, method, descriptor, new Object[] {argument});
    }
}
