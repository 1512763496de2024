package org.flyte.maven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flyte.maven.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Does one thing to many, a few at the same time: a backend shall not feel a large project. */
public final class Simultaneous {
    private static final int AT_ONCE = 8;

    private Simultaneous() {}

    /**
     * Results in the order of the items. The first failure ends it: what has not begun is not begun.
     *
     * @throws RuntimeException what the work of the first item that failed threw, once all that had begun is done
     */
    public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
        if (items.size() <= 1) {
            return items.stream().<R>map(work).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, items.size()), task -> {
            Thread thread = new Thread(task, "flyte-backend");
            thread.setDaemon(true);
            return thread;
        });
        AtomicBoolean failed = new AtomicBoolean();
        try {
            List<Future<Optional<R>>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(threads.submit(() -> attempt(work, item, failed))));
            return results(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Results in the order of the items. A user error of one item lets the others go on.
     *
     * @throws ProblemException with the problems of all items, each once
     */
    public static <T, R> List<R> each(List<T> items, Function<? super T, ? extends R> work) {
        List<Outcome<R>> outcomes = map(items, item -> Outcome.of(work, item));
        List<ProblemException> failures = outcomes.stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.failure()))
                .toList();
        if (failures.size() == 1) {
            throw failures.get(0);
        }
        if (!failures.isEmpty()) {
            ProblemException all = new ProblemException(failures.stream()
                    .flatMap(failure -> failure.problems().stream())
                    .distinct()
                    .toList());
            failures.forEach(all::addSuppressed);
            throw all;
        }
        return outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
    }

    private record Outcome<R>(Optional<R> result, @Nullable ProblemException failure) {
        static <T, R> Outcome<R> of(Function<? super T, ? extends R> work, T item) {
            try {
                return new Outcome<>(Optional.of(work.apply(item)), null);
            } catch (ProblemException e) {
                return new Outcome<>(Optional.empty(), e);
            }
        }
    }

    private static <T, R> Optional<R> attempt(Function<? super T, ? extends R> work, T item, AtomicBoolean failed) {
        if (failed.get()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(item));
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
    }

    private static <R> List<R> results(List<Future<Optional<R>>> futures) {
        List<R> results = new ArrayList<>();
        RuntimeException first = null;
        for (Future<Optional<R>> future : futures) {
            try {
                future.get().ifPresent(results::add);
            } catch (ExecutionException e) {
                RuntimeException failure = e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
                first = first == null ? failure : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }
}
