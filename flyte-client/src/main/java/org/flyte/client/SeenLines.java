package org.flyte.client;

import java.util.HashMap;
import java.util.Map;
import org.flyte.idl.logs.dataplane.LogLine;

/**
 * Tells lines that were passed on from new ones when a log is read again, whether the second reading begins at the log's
 * first line or later. The n-th equal line of a reading is new when fewer than n were passed on.
 */
final class SeenLines {
    private final Map<Long, Integer> passedOn = new HashMap<>();
    private final Map<Long, Integer> ofThisReading = new HashMap<>();

    void beginAgain() {
        ofThisReading.clear();
    }

    boolean isNew(LogLine line) {
        Long key = key(line);
        int number = ofThisReading.merge(key, 1, Integer::sum);
        if (number <= passedOn.getOrDefault(key, 0)) {
            return false;
        }
        passedOn.put(key, number);
        return true;
    }

    /** Not the line itself, to keep the memory of long logs small; equal keys of unequal lines only matter together. */
    private static Long key(LogLine line) {
        long time = line.getTimestamp().getSeconds() * 1_000_000_000L
                + line.getTimestamp().getNanos();
        return time * 31 + line.getMessage().hashCode();
    }
}
