package com.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.Flyte;
import org.flyte.task.Param;
import org.flyte.task.RemoteTasks;
import org.flyte.task.Task;
import org.flyte.task.TaskFailedException;

public class Etl {
    public record Row(String product, long count, Optional<Double> price) {}

    /** A task that is written in Python. */
    @RemoteTasks(environment = "prices")
    public interface Prices {
        @Task(name = "price_of")
        double priceOf(@Param(name = "product") String product);
    }

    private static final List<String> LOADED = new ArrayList<>();

    @Task
    public static List<Row> load(String day) {
        LOADED.add(day);
        if (day.isEmpty()) {
            throw new IllegalArgumentException("no day");
        }
        return List.of(new Row("nut", 3, Optional.of(0.5)), new Row("bolt", 2, Optional.empty()));
    }

    @Task
    public static double worth(Row row) {
        return row.count() * row.price().orElseGet(() -> Flyte.remote(Prices.class).priceOf(row.product()));
    }

    @Task
    public static double revenue(String day) {
        return Flyte.map(Etl::worth, load(day)).stream().mapToDouble(Double::doubleValue).sum();
    }

    @Task
    public static double revenues(List<String> days) {
        List<CompletableFuture<Double>> all =
                days.stream().map(day -> Flyte.async(() -> revenue(day))).toList();
        return all.stream().mapToDouble(CompletableFuture::join).sum();
    }

    @Task(retries = 3)
    public static String orNothing(String day) {
        try {
            return load(day).toString();
        } catch (TaskFailedException e) {
            return e.code();
        }
    }

    @Task
    public static int loadedSoFar() {
        return LOADED.size();
    }
}
