package org.flyte.maven.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds by step, for the JSON files. */
public final class Stopwatch {
    private final long start = System.nanoTime();
    private final Map<String, Long> laps = new LinkedHashMap<>();
    private long lapStart = start;

    /** Ends the step that began with the last lap. */
    public void lap(String step) {
        long now = System.nanoTime();
        laps.put(step, millis(now - lapStart));
        lapStart = now;
    }

    /** All steps so far, and {@code total}. */
    public Map<String, Long> total() {
        Map<String, Long> all = new LinkedHashMap<>(laps);
        all.put("total", millis(System.nanoTime() - start));
        return all;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
