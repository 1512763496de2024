package com.example.weather.models;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import com.example.weather.data.Measurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Knows nothing of Flyte. */
public final class Analyzer {
    private Analyzer() {}

    public static Map<String, Double> means(List<Measurement> measurements) {
        return measurements.stream()
                .collect(groupingBy(Measurement::city, TreeMap::new, averagingDouble(Measurement::celsius)));
    }
}
