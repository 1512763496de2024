package org.flyte.maven.image;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with several things at the same time. */
final class Parallel {
    /** Registries and disks gain little beyond it. */
    private static final int THREADS = 6;

    /** What is done with one. */
    interface Step<T, R> {
        R of(T one) throws Exception;
    }

    private Parallel() {}

    /** The results in the order of the things; the first failure, once all have ended, where there is one. */
    static <T, R> List<R> map(List<T> things, Step<T, R> step) throws Exception {
        if (things.size() < 2) {
            return things.isEmpty() ? List.of() : List.of(step.of(things.get(0)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, things.size()));
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> result : threads.invokeAll(things.stream()
                    .map(one -> (java.util.concurrent.Callable<R>) () -> step.of(one))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }
}
