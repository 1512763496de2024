package com.example.weather.tasks;

import com.example.weather.data.Loader;
import com.example.weather.data.Processor;
import com.example.weather.models.Analyzer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flyte.task.Task;

/** The only class that knows Flyte: puts the business logic together. */
public final class Pipeline {
    private Pipeline() {}

    /** The mean temperature of each city. */
    @Task
    public static CompletableFuture<Map<String, Double>> pipeline(String apiUrl) {
        return new Loader().fetch(URI.create(apiUrl)).thenApply(Processor::clean).thenApply(Analyzer::means);
    }
}
