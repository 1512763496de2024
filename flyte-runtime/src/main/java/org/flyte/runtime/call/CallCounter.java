package org.flyte.runtime.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts equal calls within a parent, so that each has a name of its own and the same in every attempt. Thread-safe. */
final class CallCounter {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    /**
     * Returns the call's number, from 1.
     *
     * @param group empty for none
     */
    int next(String identity, String inputsHash, String group) {
        String call = identity + ":" + inputsHash + (group.isEmpty() ? "" : ":" + group);
        return calls.merge(call, 1, Integer::sum);
    }
}
