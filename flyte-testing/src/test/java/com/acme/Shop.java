package com.acme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flyte.task.CacheBehavior;
import org.flyte.task.Flyte;
import org.flyte.task.FlyteFile;
import org.flyte.task.NonRecoverableException;
import org.flyte.task.Task;
import org.flyte.task.TaskFailedException;
import org.flyte.task.TaskOutOfMemoryException;
import org.flyte.task.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tasks that call tasks in every way there is. */
final class Shop {
    static final AtomicInteger LOADED = new AtomicInteger();

    private Shop() {}

    @Task
    static List<Order> load(String day, int count) throws BadOrderException {
        LOADED.incrementAndGet();
        if (count < 0) {
            throw new BadOrderException(count);
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Order(day + "-" + i, List.of(i, 1), Duration.ofHours(i), Order.State.OPEN))
                .toList();
    }

    @Task
    static int total(Order order) {
        return order.amounts().stream().mapToInt(Integer::intValue).sum();
    }

    @Task
    static int revenue(String day) throws BadOrderException {
        return load(day, 3).stream()
                .map(Shop::total)
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Task
    static List<Integer> totals(String day) throws BadOrderException {
        List<Order> orders = load(day, 3);
        return Flyte.group("sums", () -> Flyte.map(Shop::total, orders));
    }

    @Task
    static CompletableFuture<Integer> twice(Order order) {
        return CompletableFuture.completedFuture(2 * total(order));
    }

    @Task
    static int later(Order order) throws Exception {
        CompletableFuture<Integer> one = Flyte.async(() -> total(order));
        return twice(order).thenCombine(one, Integer::sum).get();
    }

    @Task
    static int careful(Order order) {
        return Flyte.options()
                .shortName("sum")
                .retries(2)
                .timeout(Duration.ofMinutes(5))
                .cpu("2")
                .env("MODE", "slow")
                .cache(CacheBehavior.DISABLE)
                .call(() -> total(order));
    }

    @Task
    static String remote(long number) {
        Python python = Flyte.remote(Python.class);
        return python.shout("n is " + python.addOne(number));
    }

    @Task
    static String swallowing(long number) {
        try {
            return remote(number) + Flyte.remote(Python.class).addOne(1);
        } catch (RuntimeException e) {
            return "never mind";
        }
    }

    @Task
    static String outcome(int count) throws BadOrderException {
        try {
            return "loaded " + load("today", count).size();
        } catch (TaskTimeoutException e) {
            return "late: " + e.code() + " of " + e.action();
        } catch (TaskOutOfMemoryException e) {
            return "too large: " + e.code();
        } catch (TaskFailedException e) {
            return e.kind() + " " + e.code() + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    @Task
    static int failing(String day) throws BadOrderException {
        return load(day, -7).size();
    }

    @Task
    static void stop() {
        throw new NonRecoverableException("not again");
    }

    /** In a container a child has a copy; changing it changes nothing here. */
    @Task
    static int change(List<Integer> numbers) {
        numbers.add(7);
        return numbers.size();
    }

    @Task
    static List<Integer> changed() {
        List<Integer> numbers = new ArrayList<>(List.of(1));
        change(numbers);
        return numbers;
    }

    @Task
    @SuppressWarnings("NullAway")
    static int nothing() {
        return total(null);
    }

    @Task
    static Map<String, String> context(int depth) {
        Map<String, String> context = new HashMap<>(Flyte.context().custom());
        context.put("action", Flyte.context().action());
        context.put(
                "group", String.valueOf(Thread.currentThread().getContextClassLoader() == Shop.class.getClassLoader()));
        return depth == 0
                ? context
                : Flyte.customContext(Map.of("depth" + depth, "yes"), () -> Flyte.group("g", () -> context(depth - 1)));
    }

    @Task
    static FlyteFile write(String text) throws IOException {
        Path file = Files.createTempFile("acme", ".txt");
        Files.writeString(file, text);
        return FlyteFile.upload(file);
    }

    @Task
    static String read(FlyteFile file) throws IOException {
        return Files.readString(file.download(), StandardCharsets.UTF_8);
    }

    @Task
    static String copied(String text) throws IOException {
        return read(write(text));
    }

    @Task
    static int inParallel(List<Order> orders) {
        return orders.parallelStream().mapToInt(Shop::total).sum();
    }

    @Task
    static @Nullable String forgets() {
        return null;
    }

    @Task
    static int length(String text) {
        return text.length();
    }

    @Task
    static int large(int size) {
        return length("x".repeat(size));
    }

    @Task
    static void stubborn() {
        throw new IllegalStateException("stubborn") {
            private static final long serialVersionUID = 1L;

            @SuppressWarnings("unused")
            private final Object lock = new Object();
        };
    }

    static int helper() {
        return 1;
    }

    @Task
    int ofAnObject() {
        return 1;
    }
}
